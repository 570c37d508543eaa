package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.hyper.DecoupledDecay;
import org.jdescent.internal.AdamScalars;
import org.jdescent.internal.Check;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;

/**
 * C-AdamW (Liang et al. 2024): AdamW that moves only those elements whose update has the sign of
 * their gradient, and these by more: u = m̂/(√v̂ + ε); p ← p·(1 − lr·λ) − lr·n/(k + 1)·u where u·g
 * &gt; 0, k times among n elements, and p ← p·(1 − lr·λ) elsewhere. Defaults are AdamW's, which the
 * paper keeps: learning rate 0.001, beta1 0.9, beta2 0.999, epsilon 1e-8, weight decay λ 0.01.
 *
 * <p>n and k are those of each parameter. The authors' code adds epsilon before the bias
 * correction, and in its later form divides by max(k/n, 0.001) instead of (k + 1)/n. State: m and
 * v, 8 bytes per element, which are those of AdamW; a step reads gradients and m twice.
 */
public final class CautiousAdamW extends RecipeOptimizer {
  /** With the defaults. */
  public CautiousAdamW() {
    this(defaults());
  }

  /** With this learning rate. */
  public CautiousAdamW(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public CautiousAdamW(Hyper hyper) {
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
      learningRate = Ranged.atLeastZero("CautiousAdamW.learningRate", learningRate);
      beta1 = Ranged.fraction("CautiousAdamW.beta1", beta1);
      beta2 = Ranged.fraction("CautiousAdamW.beta2", beta2);
      epsilon = Ranged.atLeastZero("CautiousAdamW.epsilon", epsilon);
      weightDecay = Ranged.atLeastZero("CautiousAdamW.weightDecay", weightDecay);
      Check.fraction("CautiousAdamW.tiny", tiny);
    }

    @Override
    public String kernel() {
      return "CautiousAdamW";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.zero("m").torch("exp_avg"), Slot.zero("v").torch("exp_avg_sq"));
    }
  }
}
