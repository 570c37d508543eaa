package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.hyper.Beta3;
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
 * AdEMAMix (Pagliardini, Ablin &amp; Grangier 2024): Adam with a second, slow mean of the
 * gradients: m1 ← m1 + (1−β1)(g − m1); m2 ← m2 + (1−β3)(g − m2); v ← v + (1−β2)(g·g − v); p ← p −
 * lr·(m̂1 + α·m2)/(√v̂ + ε) with m̂1 = m1/(1−β1ᵗ), v̂ = v/(1−β2ᵗ). Defaults: learning rate 0.001,
 * beta1 0.9, beta2 0.999, beta3 0.9999, epsilon 1e-8, as in the paper; alpha 5, as in Optax and
 * bitsandbytes; no warm-up.
 *
 * <p>Long runs want a warm-up; the paper's is as long as the run. Up to step T, alpha is α·step/T,
 * and beta3 rises from beta1 so that the half-life of m2 grows linearly: with f = step/T it is exp(
 * 1/((1−f)/ln β1 + f/ln β3)). Weight decay is decoupled: {@code
 * AdEMAMix.defaults().decay(Decay.decoupled(0.1))}. State: m1, m2 and v, 12 bytes per element.
 */
public final class AdEMAMix extends RecipeOptimizer {
  /** With the defaults. */
  public AdEMAMix() {
    this(defaults());
  }

  /** With this learning rate. */
  public AdEMAMix(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public AdEMAMix(Hyper hyper) {
    super(hyper);
  }

  /**
   * Learning rate 0.001, beta1 0.9, beta2 0.999, beta3 0.9999, alpha 5, epsilon 1e-8 after the bias
   * correction, no warm-up.
   */
  public static Hyper defaults() {
    return new Hyper(
        Schedule.constant(0.001),
        Schedule.constant(0.9),
        Schedule.constant(0.999),
        Schedule.constant(0.9999),
        Schedule.constant(5),
        Schedule.constant(1e-8),
        0,
        0x1p-100);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   * @param beta1 decay of the fast mean of the gradients, in [0, 1)
   * @param beta2 decay of the mean of their squares, in [0, 1)
   * @param beta3 decay of the slow mean of the gradients, in [0, 1)
   * @param alpha α, weight of the slow mean, finite and at least 0
   * @param epsilon ε, finite and at least 0
   * @param warmup T, the steps in which alpha and beta3 rise; 0 for none; finite and at least 0
   * @param tiny magnitudes of slots below this are stored as 0; in [0, 1)
   */
  public record Hyper(
      Schedule learningRate,
      Schedule beta1,
      Schedule beta2,
      Schedule beta3,
      Schedule alpha,
      Schedule epsilon,
      double warmup,
      double tiny)
      implements LearningRate<Hyper>, Betas<Hyper>, Beta3<Hyper>, Epsilon<Hyper>, Tiny<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("AdEMAMix.learningRate", learningRate);
      beta1 = Ranged.fraction("AdEMAMix.beta1", beta1);
      beta2 = Ranged.fraction("AdEMAMix.beta2", beta2);
      beta3 = Ranged.fraction("AdEMAMix.beta3", beta3);
      alpha = Ranged.atLeastZero("AdEMAMix.alpha", alpha);
      epsilon = Ranged.atLeastZero("AdEMAMix.epsilon", epsilon);
      Check.atLeastZero("AdEMAMix.warmup", warmup);
      Check.fraction("AdEMAMix.tiny", tiny);
    }

    /** With another alpha. */
    public Hyper alpha(double value) {
      return With.component(this, "alpha", value);
    }

    /** With another alpha, which may change from step to step. */
    public Hyper alpha(Schedule value) {
      return With.component(this, "alpha", value);
    }

    /** With a warm-up of alpha and beta3 over so many steps. */
    public Hyper warmup(double value) {
      return With.component(this, "warmup", value);
    }

    @Override
    public String kernel() {
      return "AdEMAMix";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.zero("m1"), Slot.zero("m2"), Slot.zero("v"));
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      double done = step < warmup ? step / warmup : 1;
      double root = StrictMath.sqrt(1 - Powers.of(beta2.at(step), t));
      double size = learningRate.at(step) * root;
      out.put(size / (1 - Powers.of(beta1.at(step), t)))
          .put(size * alpha.at(step) * done)
          .put(1 - beta1.at(step))
          .put(1 - beta2.at(step))
          .put(1 - slowBeta(step, done))
          .put(epsilon.at(step) * root)
          .put(tiny);
    }

    /** The paper's f of beta3, its fraction reduced by both logarithms: they may be infinite. */
    private double slowBeta(long step, double done) {
      double end = beta3.at(step);
      if (done == 1) return end;
      double inverse = (1 - done) / StrictMath.log(beta1.at(step)) + done / StrictMath.log(end);
      return Math.min(StrictMath.exp(1 / inverse), end);
    }
  }
}
