package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Rule;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.internal.Check;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;

/**
 * Lion (Chen et al. 2023): p ← p − lr·sign(m + (1−β1)(g − m)); m ← m + (1−β2)(g − m). Defaults:
 * learning rate 1e-4, beta1 0.9, beta2 0.99.
 *
 * <p>Its weight decay is decoupled: {@code Lion.defaults().decay(Decay.decoupled(1))}; the paper
 * takes a rate 3 to 10 times smaller than AdamW's, and a decay as many times larger. The sign of 0
 * is 0. State: m, 4 bytes per element.
 */
public final class Lion extends RecipeOptimizer {
  /** With the defaults. */
  public Lion() {
    this(defaults());
  }

  /** With this learning rate. */
  public Lion(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public Lion(Hyper hyper) {
    super(hyper);
  }

  /** Learning rate 1e-4, beta1 0.9, beta2 0.99. */
  public static Hyper defaults() {
    return new Hyper(
        Schedule.constant(1e-4), Schedule.constant(0.9), Schedule.constant(0.99), 0x1p-100);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   * @param beta1 weight of m in the update, in [0, 1)
   * @param beta2 decay of m, in [0, 1)
   * @param tiny magnitudes of m below this are stored as 0; in [0, 1)
   */
  public record Hyper(Schedule learningRate, Schedule beta1, Schedule beta2, double tiny)
      implements Rule {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("Lion.learningRate", learningRate);
      beta1 = Ranged.fraction("Lion.beta1", beta1);
      beta2 = Ranged.fraction("Lion.beta2", beta2);
      Check.fraction("Lion.tiny", tiny);
    }

    /** With another learning rate. */
    public Hyper learningRate(double value) {
      return learningRate(Ranged.atLeastZero("Lion.learningRate", value));
    }

    /** With another learning rate, which may change from step to step. */
    @Override
    public Hyper learningRate(Schedule value) {
      return new Hyper(value, beta1, beta2, tiny);
    }

    /** With another beta1. */
    public Hyper beta1(double value) {
      return beta1(Ranged.fraction("Lion.beta1", value));
    }

    /** With another beta1, which may change from step to step. */
    public Hyper beta1(Schedule value) {
      return new Hyper(learningRate, value, beta2, tiny);
    }

    /** With another beta2. */
    public Hyper beta2(double value) {
      return beta2(Ranged.fraction("Lion.beta2", value));
    }

    /** With another beta2, which may change from step to step. */
    public Hyper beta2(Schedule value) {
      return new Hyper(learningRate, beta1, value, tiny);
    }

    /** With another threshold for storing 0; 0 keeps every subnormal number. */
    public Hyper tiny(double value) {
      return new Hyper(learningRate, beta1, beta2, value);
    }

    @Override
    public String kernel() {
      return "Lion";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.zero("m"));
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      out.put(learningRate.at(step)).put(1 - beta1.at(step)).put(1 - beta2.at(step)).put(tiny);
    }
  }
}
