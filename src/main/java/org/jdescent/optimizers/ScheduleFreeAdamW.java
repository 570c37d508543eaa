package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.hyper.Betas;
import org.jdescent.hyper.Epsilon;
import org.jdescent.hyper.Tiny;
import org.jdescent.hyper.WeightDecay;
import org.jdescent.internal.Check;
import org.jdescent.internal.Powers;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;
import org.jdescent.internal.ScheduleFree;

/**
 * Schedule-Free AdamW (Defazio et al. 2024, algorithm 1), with lrₜ = lr·√(1−β2ᵗ): v ← v +
 * (1−β2)(g·g − v); z ← z − (lrₜ·g/(√v + ε) + lrₜ·λ·p); x ← x + c(z − x); p ← z + β1(x − z), where c
 * = lrₜ²/Σlr². Defaults: learning rate 0.0025, beta1 0.9, beta2 0.999, epsilon 1e-8, weight decay λ
 * 0, those of the authors' code.
 *
 * <p>What is to be evaluated, and kept at the end, is x: see {@link
 * org.jdescent.Optimizer#evaluate()}. No schedule is needed, but a warm-up. State: z, x and v, 12
 * bytes per element; z and x start as the parameter.
 */
public final class ScheduleFreeAdamW extends RecipeOptimizer {
  /** With the defaults. */
  public ScheduleFreeAdamW() {
    this(defaults());
  }

  /** With this learning rate. */
  public ScheduleFreeAdamW(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public ScheduleFreeAdamW(Hyper hyper) {
    super(hyper);
  }

  /** Learning rate 0.0025, beta1 0.9, beta2 0.999, epsilon 1e-8, no weight decay. */
  public static Hyper defaults() {
    return new Hyper(
        Schedule.constant(0.0025),
        Schedule.constant(0.9),
        Schedule.constant(0.999),
        Schedule.constant(1e-8),
        Schedule.constant(0),
        0x1p-100);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   * @param beta1 where between z and x gradients are taken, in [0, 1)
   * @param beta2 decay of the mean of the gradients' squares, in [0, 1)
   * @param epsilon ε, finite and at least 0
   * @param weightDecay λ, which acts on z by the weights p, where gradients are taken; finite and
   *     at least 0
   * @param tiny magnitudes of v below this are stored as 0; in [0, 1)
   */
  public record Hyper(
      Schedule learningRate,
      Schedule beta1,
      Schedule beta2,
      Schedule epsilon,
      Schedule weightDecay,
      double tiny)
      implements ScheduleFree<Hyper>,
          Betas<Hyper>,
          Epsilon<Hyper>,
          WeightDecay<Hyper>,
          Tiny<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("ScheduleFreeAdamW.learningRate", learningRate);
      beta1 = Ranged.fraction("ScheduleFreeAdamW.beta1", beta1);
      beta2 = Ranged.fraction("ScheduleFreeAdamW.beta2", beta2);
      epsilon = Ranged.atLeastZero("ScheduleFreeAdamW.epsilon", epsilon);
      weightDecay = Ranged.atLeastZero("ScheduleFreeAdamW.weightDecay", weightDecay);
      Check.fraction("ScheduleFreeAdamW.tiny", tiny);
    }

    @Override
    public String kernel() {
      return "ScheduleFreeAdamW";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.parameter("z"), Slot.parameter("x"), Slot.zero("v"));
    }

    @Override
    public double rate(long t, long step) {
      return learningRate.at(step) * StrictMath.sqrt(1 - Powers.of(beta2.at(step), t));
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      double rate = rate(t, step);
      out.put(rate)
          .put(beta1.at(step))
          .put(weight(t, step, out))
          .put(1 - beta2.at(step))
          .put(epsilon.at(step))
          .put(rate * weightDecay.at(step))
          .put(tiny);
    }
  }
}
