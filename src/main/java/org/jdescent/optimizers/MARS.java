package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.hyper.DecoupledDecay;
import org.jdescent.hyper.LearningRate;
import org.jdescent.hyper.Tiny;
import org.jdescent.internal.Check;
import org.jdescent.internal.Moments;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;
import org.jdescent.internal.With;

/**
 * MARS-AdamW (Yuan et al. 2024): AdamW of gradients with less variance: c = g + γ·β1/(1−β1)·(g −
 * g₋₁), made as short as 1 if it is longer, takes the place of g; g₋₁ is the gradient of the step
 * before, at first g. Defaults: learning rate 0.003, beta1 0.95, beta2 0.99, epsilon 1e-8, γ 0.025,
 * weight decay λ 0.01.
 *
 * <p>The length is that of each parameter. What has fewer than two dimensions is left to AdamW, as
 * in the paper's experiments; these give it a rate, betas and decay of its own, which is a group
 * with {@link AdamW}. Parameters in a Map have no shapes, and are AdamW's, too. This is the paper's
 * MARS-approx: the exact form takes two gradients of each batch. The authors' code starts with 0
 * for g₋₁. State: m, v and g₋₁, 12 bytes per element; a step reads gradients and g₋₁ twice.
 */
public final class MARS extends RecipeOptimizer {
  /** With the defaults. */
  public MARS() {
    this(defaults());
  }

  /** With this learning rate. */
  public MARS(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public MARS(Hyper hyper) {
    super(hyper);
  }

  /**
   * Learning rate 0.003, beta1 0.95, beta2 0.99, epsilon 1e-8, gamma 0.025, weight decay 0.01: what
   * the paper trains a GPT-2 of medium size with.
   */
  public static Hyper defaults() {
    return new Hyper(
        Schedule.constant(0.003),
        Schedule.constant(0.95),
        Schedule.constant(0.99),
        Schedule.constant(1e-8),
        Schedule.constant(0.025),
        Schedule.constant(0.01),
        0x1p-100);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   * @param beta1 decay of the mean of c, in [0, 1)
   * @param beta2 decay of the mean of its squares, in [0, 1)
   * @param epsilon ε, finite and at least 0
   * @param gamma γ, how much is corrected, finite and at least 0
   * @param weightDecay λ, finite and at least 0
   * @param tiny magnitudes of m and v below this are stored as 0; in [0, 1)
   */
  public record Hyper(
      Schedule learningRate,
      Schedule beta1,
      Schedule beta2,
      Schedule epsilon,
      Schedule gamma,
      Schedule weightDecay,
      double tiny)
      implements LearningRate<Hyper>, Moments<Hyper>, DecoupledDecay<Hyper>, Tiny<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("MARS.learningRate", learningRate);
      beta1 = Ranged.fraction("MARS.beta1", beta1);
      beta2 = Ranged.fraction("MARS.beta2", beta2);
      epsilon = Ranged.atLeastZero("MARS.epsilon", epsilon);
      gamma = Ranged.atLeastZero("MARS.gamma", gamma);
      weightDecay = Ranged.atLeastZero("MARS.weightDecay", weightDecay);
      Check.fraction("MARS.tiny", tiny);
    }

    /** With another gamma, finite and at least 0. */
    public Hyper gamma(double value) {
      return With.component(this, "gamma", value);
    }

    /** With another gamma, which may change from step to step. */
    public Hyper gamma(Schedule value) {
      return With.component(this, "gamma", value);
    }

    @Override
    public String kernel() {
      return "MARS";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.zero("m"), Slot.zero("v"), Slot.zero("before"));
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      double b1 = beta1.at(step);
      moments(learningRate.at(step), true, t, step, out)
          .put(t == 1 ? 0 : gamma.at(step) * b1 / (1 - b1))
          .put(tiny);
    }
  }
}
