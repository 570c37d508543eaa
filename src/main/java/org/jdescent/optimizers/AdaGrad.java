package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.hyper.Epsilon;
import org.jdescent.hyper.InitialAccumulator;
import org.jdescent.hyper.LearningRate;
import org.jdescent.internal.Check;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;

/**
 * AdaGrad, diagonal form (Duchi, Hazan &amp; Singer 2011): h ← h + g·g; p ← p − (lr·g)/(√h + ε).
 * Defaults: learning rate 0.01, epsilon 1e-7, h starts at 0.
 *
 * <p>{@link #torch()} has PyTorch's epsilon of 1e-10. State: h, 4 bytes per element.
 */
public final class AdaGrad extends RecipeOptimizer {
  /** With the defaults. */
  public AdaGrad() {
    this(defaults());
  }

  /** With this learning rate. */
  public AdaGrad(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public AdaGrad(Hyper hyper) {
    super(hyper);
  }

  /** Learning rate 0.01, epsilon 1e-7, initial accumulator 0. */
  public static Hyper defaults() {
    return new Hyper(Schedule.constant(0.01), Schedule.constant(1e-7), 0);
  }

  /**
   * The convention of {@code torch.optim.Adagrad}: learning rate 0.01, epsilon 1e-10, initial
   * accumulator 0.
   */
  public static Hyper torch() {
    return defaults().epsilon(1e-10);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   * @param epsilon ε, finite and at least 0
   * @param initialAccumulator what h starts with; finite and at least 0
   */
  public record Hyper(Schedule learningRate, Schedule epsilon, double initialAccumulator)
      implements LearningRate<Hyper>, Epsilon<Hyper>, InitialAccumulator<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("AdaGrad.learningRate", learningRate);
      epsilon = Ranged.atLeastZero("AdaGrad.epsilon", epsilon);
      Check.atLeastZero("AdaGrad.initialAccumulator", initialAccumulator);
    }

    @Override
    public String kernel() {
      return "AdaGrad";
    }

    @Override
    public List<Slot> slots() {
      return List.of(new Slot("h", initialAccumulator, "sum"));
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      out.put(learningRate.at(step)).put(epsilon.at(step));
    }
  }
}
