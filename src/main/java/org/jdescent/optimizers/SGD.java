package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.hyper.LearningRate;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;

/**
 * Gradient descent: p ← p − lr·g. Defaults: learning rate 0.01. No state.
 *
 * <p>The same in every framework, so there is no other convention.
 */
public final class SGD extends RecipeOptimizer {
  /** With the defaults. */
  public SGD() {
    this(defaults());
  }

  /** With this learning rate. */
  public SGD(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public SGD(Hyper hyper) {
    super(hyper);
  }

  /** Learning rate 0.01. */
  public static Hyper defaults() {
    return new Hyper(Schedule.constant(0.01));
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   */
  public record Hyper(Schedule learningRate) implements LearningRate<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("SGD.learningRate", learningRate);
    }

    @Override
    public String kernel() {
      return "SGD";
    }

    @Override
    public List<Slot> slots() {
      return List.of();
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      out.put(learningRate.at(step));
    }
  }
}
