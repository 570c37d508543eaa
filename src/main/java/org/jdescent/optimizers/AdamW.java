package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Decay;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.internal.AdamScalars;
import org.jdescent.internal.Check;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;

/**
 * AdamW (Loshchilov &amp; Hutter 2019): Adam with decoupled weight decay: p ← p·(1 − lr·λ) −
 * lr·m̂/(√v̂ + ε). Defaults: learning rate 0.001, beta1 0.9, beta2 0.999, epsilon 1e-8, weight
 * decay λ 0.01, as {@code torch.optim.AdamW} has them.
 *
 * <p>It is Adam's kernel, and the decay of {@link Decay#decoupled}; {@link #keras()} adds epsilon
 * before the bias correction. State: m and v, 8 bytes per element.
 */
public final class AdamW extends RecipeOptimizer {
  /** With the defaults. */
  public AdamW() {
    this(defaults());
  }

  /** With this learning rate. */
  public AdamW(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public AdamW(Hyper hyper) {
    super(hyper);
  }

  /**
   * Learning rate 0.001, beta1 0.9, beta2 0.999, epsilon 1e-8 after the bias correction, weight
   * decay 0.01.
   */
  public static Hyper defaults() {
    return new Hyper(
        Schedule.constant(0.001),
        Schedule.constant(0.9),
        Schedule.constant(0.999),
        Schedule.constant(1e-8),
        Schedule.constant(0.01),
        true,
        0x1p-100);
  }

  /** The convention of Keras: epsilon 1e-7 before the bias correction, weight decay 0.004. */
  public static Hyper keras() {
    return defaults().epsilon(1e-7).epsilonAfterCorrection(false).weightDecay(0.004);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   * @param beta1 decay of the mean of the gradients, in [0, 1)
   * @param beta2 decay of the mean of their squares, in [0, 1)
   * @param epsilon ε, finite and at least 0
   * @param weightDecay λ, finite and at least 0
   * @param epsilonAfterCorrection whether ε is added to the bias-corrected root
   * @param tiny magnitudes of m and v below this are stored as 0; in [0, 1)
   */
  public record Hyper(
      Schedule learningRate,
      Schedule beta1,
      Schedule beta2,
      Schedule epsilon,
      Schedule weightDecay,
      boolean epsilonAfterCorrection,
      double tiny)
      implements AdamScalars {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("AdamW.learningRate", learningRate);
      beta1 = Ranged.fraction("AdamW.beta1", beta1);
      beta2 = Ranged.fraction("AdamW.beta2", beta2);
      epsilon = Ranged.atLeastZero("AdamW.epsilon", epsilon);
      weightDecay = Ranged.atLeastZero("AdamW.weightDecay", weightDecay);
      Check.fraction("AdamW.tiny", tiny);
    }

    /** With another learning rate. */
    public Hyper learningRate(double value) {
      return learningRate(Ranged.atLeastZero("AdamW.learningRate", value));
    }

    /** With another learning rate, which may change from step to step. */
    @Override
    public Hyper learningRate(Schedule value) {
      return new Hyper(value, beta1, beta2, epsilon, weightDecay, epsilonAfterCorrection, tiny);
    }

    /** With another beta1. */
    public Hyper beta1(double value) {
      return beta1(Ranged.fraction("AdamW.beta1", value));
    }

    /** With another beta1, which may change from step to step. */
    public Hyper beta1(Schedule value) {
      return new Hyper(
          learningRate, value, beta2, epsilon, weightDecay, epsilonAfterCorrection, tiny);
    }

    /** With another beta2. */
    public Hyper beta2(double value) {
      return beta2(Ranged.fraction("AdamW.beta2", value));
    }

    /** With another beta2, which may change from step to step. */
    public Hyper beta2(Schedule value) {
      return new Hyper(
          learningRate, beta1, value, epsilon, weightDecay, epsilonAfterCorrection, tiny);
    }

    /** With another epsilon. */
    public Hyper epsilon(double value) {
      return epsilon(Ranged.atLeastZero("AdamW.epsilon", value));
    }

    /** With another epsilon, which may change from step to step. */
    public Hyper epsilon(Schedule value) {
      return new Hyper(
          learningRate, beta1, beta2, value, weightDecay, epsilonAfterCorrection, tiny);
    }

    /** With another weightDecay. */
    public Hyper weightDecay(double value) {
      return weightDecay(Ranged.atLeastZero("AdamW.weightDecay", value));
    }

    /** With another weightDecay, which may change from step to step. */
    public Hyper weightDecay(Schedule value) {
      return new Hyper(learningRate, beta1, beta2, epsilon, value, epsilonAfterCorrection, tiny);
    }

    /** With epsilon added after or before the bias correction. */
    public Hyper epsilonAfterCorrection(boolean value) {
      return new Hyper(learningRate, beta1, beta2, epsilon, weightDecay, value, tiny);
    }

    /** With another threshold for storing 0; 0 keeps every subnormal number. */
    public Hyper tiny(double value) {
      return new Hyper(
          learningRate, beta1, beta2, epsilon, weightDecay, epsilonAfterCorrection, value);
    }

    @Override
    public String kernel() {
      return "Adam";
    }

    @Override
    public List<Slot> slots() {
      return undecayed().slots();
    }

    /** Adam without the decay. */
    @Override
    public Adam.Hyper undecayed() {
      return new Adam.Hyper(learningRate, beta1, beta2, epsilon, epsilonAfterCorrection, tiny);
    }

    @Override
    public Decay decay() {
      return Decay.decoupled(weightDecay);
    }
  }
}
