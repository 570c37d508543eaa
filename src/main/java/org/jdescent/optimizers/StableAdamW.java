package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.hyper.Betas;
import org.jdescent.hyper.Epsilon;
import org.jdescent.hyper.LearningRate;
import org.jdescent.hyper.Tiny;
import org.jdescent.hyper.WeightDecay;
import org.jdescent.internal.Check;
import org.jdescent.internal.Powers;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;

/**
 * StableAdamW (Wortsman et al. 2023, algorithm 2): AdamW whose learning rate is smaller where the
 * gradients are larger than v says, which takes the place of clipping them: m ← m +
 * (1−β1)/(1−β1ᵗ)·(g − m); v ← v + (1−β2)/(1−β2ᵗ)·(g·g − v); RMS = √mean(g²/max(v, ε²)); lrₜ = lr /
 * max(1, RMS); p ← p − lrₜ·(m/(√v + ε) + λ·p). Defaults are those of the authors' code: learning
 * rate 0.002, beta1 0.9, beta2 0.99, epsilon 1e-8, weight decay λ 0.2.
 *
 * <p>The mean is that of each parameter. The weight decay follows lrₜ, as the paper's algorithm has
 * it; in the authors' code it follows lr, which is {@code decay(Decay.decoupled(0.2))}. m and v are
 * means without bias at any time, so they are not those of AdamW. State: m and v, 8 bytes per
 * element; a step reads gradients and v twice.
 */
public final class StableAdamW extends RecipeOptimizer {
  /** With the defaults. */
  public StableAdamW() {
    this(defaults());
  }

  /** With this learning rate. */
  public StableAdamW(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public StableAdamW(Hyper hyper) {
    super(hyper);
  }

  /** Learning rate 0.002, beta1 0.9, beta2 0.99, epsilon 1e-8, weight decay 0.2. */
  public static Hyper defaults() {
    return new Hyper(
        Schedule.constant(0.002),
        Schedule.constant(0.9),
        Schedule.constant(0.99),
        Schedule.constant(1e-8),
        Schedule.constant(0.2),
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
   * @param tiny magnitudes of m and v below this are stored as 0; in [0, 1)
   */
  public record Hyper(
      Schedule learningRate,
      Schedule beta1,
      Schedule beta2,
      Schedule epsilon,
      Schedule weightDecay,
      double tiny)
      implements LearningRate<Hyper>,
          Betas<Hyper>,
          Epsilon<Hyper>,
          WeightDecay<Hyper>,
          Tiny<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("StableAdamW.learningRate", learningRate);
      beta1 = Ranged.fraction("StableAdamW.beta1", beta1);
      beta2 = Ranged.fraction("StableAdamW.beta2", beta2);
      epsilon = Ranged.atLeastZero("StableAdamW.epsilon", epsilon);
      weightDecay = Ranged.atLeastZero("StableAdamW.weightDecay", weightDecay);
      Check.fraction("StableAdamW.tiny", tiny);
    }

    @Override
    public String kernel() {
      return "StableAdamW";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.zero("m"), Slot.zero("v"));
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      out.put(learningRate.at(step))
          .put(unbiasedRest(beta1.at(step), t))
          .put(unbiasedRest(beta2.at(step), t))
          .put(epsilon.at(step))
          .put(weightDecay.at(step))
          .put(tiny);
    }

    /** What a gradient weighs in a mean that is without bias at any time: all, at first. */
    private static double unbiasedRest(double beta, long t) {
      return (1 - beta) / (1 - Powers.of(beta, t));
    }
  }
}
