package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.hyper.LearningRate;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;

/**
 * SignSGD (Bernstein et al. 2018): p ← p − lr·sign(g). Defaults: learning rate 0.001. The sign of 0
 * is 0. No state.
 */
public final class SignSGD extends RecipeOptimizer {
  /** With the defaults. */
  public SignSGD() {
    this(defaults());
  }

  /** With this learning rate. */
  public SignSGD(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public SignSGD(Hyper hyper) {
    super(hyper);
  }

  /** Learning rate 0.001. */
  public static Hyper defaults() {
    return new Hyper(Schedule.constant(0.001));
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
      learningRate = Ranged.atLeastZero("SignSGD.learningRate", learningRate);
    }

    @Override
    public String kernel() {
      return "SignSGD";
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
