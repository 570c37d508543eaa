package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Decay;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.hyper.DecoupledDecay;
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
      implements AdamScalars<Hyper>, DecoupledDecay<Hyper> {
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
  }
}
