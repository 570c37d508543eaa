package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.hyper.Betas;
import org.jdescent.hyper.Epsilon;
import org.jdescent.hyper.LearningRate;
import org.jdescent.hyper.Tiny;
import org.jdescent.internal.Check;
import org.jdescent.internal.Powers;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;
import org.jdescent.internal.With;

/**
 * AdaMax (Kingma &amp; Ba 2015, section 7): Adam with the largest gradient in the denominator: m ←
 * m + (1−β1)(g − m); n ← max(β2·n, |g|); p ← p − (lr/(1−β1ᵗ)·m)/(n + ε). Defaults: learning rate
 * 0.002, beta1 0.9, beta2 0.999, epsilon 1e-8; the paper has no epsilon.
 *
 * <p>{@link #torch()} adds epsilon to |g| instead, within the maximum. State: m and n, 8 bytes per
 * element.
 */
public final class AdaMax extends RecipeOptimizer {
  /** With the defaults. */
  public AdaMax() {
    this(defaults());
  }

  /** With this learning rate. */
  public AdaMax(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public AdaMax(Hyper hyper) {
    super(hyper);
  }

  /** Learning rate 0.002, beta1 0.9, beta2 0.999, epsilon 1e-8 in the denominator. */
  public static Hyper defaults() {
    return new Hyper(
        Schedule.constant(0.002),
        Schedule.constant(0.9),
        Schedule.constant(0.999),
        Schedule.constant(1e-8),
        false,
        0x1p-100);
  }

  /** The convention of {@code torch.optim.Adamax}: the same numbers, epsilon within the maximum. */
  public static Hyper torch() {
    return defaults().epsilonInMaximum(true);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   * @param beta1 decay of the mean of the gradients, in [0, 1)
   * @param beta2 decay of the largest gradient, in [0, 1)
   * @param epsilon ε, finite and at least 0
   * @param epsilonInMaximum whether ε is added within the maximum
   * @param tiny magnitudes of m and n below this are stored as 0; in [0, 1)
   */
  public record Hyper(
      Schedule learningRate,
      Schedule beta1,
      Schedule beta2,
      Schedule epsilon,
      boolean epsilonInMaximum,
      double tiny)
      implements LearningRate<Hyper>, Betas<Hyper>, Epsilon<Hyper>, Tiny<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("AdaMax.learningRate", learningRate);
      beta1 = Ranged.fraction("AdaMax.beta1", beta1);
      beta2 = Ranged.fraction("AdaMax.beta2", beta2);
      epsilon = Ranged.atLeastZero("AdaMax.epsilon", epsilon);
      Check.fraction("AdaMax.tiny", tiny);
    }

    /** With epsilon within the maximum or in the denominator. */
    public Hyper epsilonInMaximum(boolean value) {
      return With.component(this, "epsilonInMaximum", value);
    }

    @Override
    public String kernel() {
      return "AdaMax";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.zero("m").torch("exp_avg"), Slot.zero("n").torch("exp_inf"));
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      out.put(learningRate.at(step) / (1 - Powers.of(beta1.at(step), t)))
          .put(1 - beta1.at(step))
          .put(beta2.at(step))
          .put(epsilonInMaximum ? epsilon.at(step) : 0)
          .put(epsilonInMaximum ? 0 : epsilon.at(step))
          .put(tiny);
    }
  }
}
