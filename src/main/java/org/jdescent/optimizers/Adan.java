package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.hyper.Beta3;
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
 * Adan, adaptive Nesterov momentum (Xie et al. 2022). With d = g less the gradient before it, and 0
 * in the first update: m ← m + (1−β1)(g − m); v ← v + (1−β2)(d − v); n ← n + (1−β3)((g + β2·d)² −
 * n); p ← (p − lr·(m̂ + β2·v̂)/(√n̂ + ε))/(1 + lr·λ), where the hats are Adam's bias corrections,
 * which the authors' code has. Defaults: learning rate 0.001, beta1 0.98, beta2 0.92, beta3 0.99,
 * epsilon 1e-8, weight decay λ 0.02, as in the paper's experiments.
 *
 * <p>Betas are decays, as everywhere here and in the authors' code; the paper writes 0.02, 0.08 and
 * 0.01 for what is left of 1. The weight decay is part of the formula, so {@code
 * Recipe.exemptFromDecay} does not reach it: give a group {@code weightDecay(0)}. There are no
 * restarts. State: m, v, n and the gradient before, 16 bytes per element.
 */
public final class Adan extends RecipeOptimizer {
  /** With the defaults. */
  public Adan() {
    this(defaults());
  }

  /** With this learning rate. */
  public Adan(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public Adan(Hyper hyper) {
    super(hyper);
  }

  /**
   * Learning rate 0.001, beta1 0.98, beta2 0.92, beta3 0.99, epsilon 1e-8 after the bias
   * correction, weight decay 0.02.
   */
  public static Hyper defaults() {
    return new Hyper(
        Schedule.constant(0.001),
        Schedule.constant(0.98),
        Schedule.constant(0.92),
        Schedule.constant(0.99),
        Schedule.constant(1e-8),
        Schedule.constant(0.02),
        0x1p-100);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   * @param beta1 decay of the mean of the gradients, in [0, 1)
   * @param beta2 decay of the mean of their differences, in [0, 1)
   * @param beta3 decay of the mean of squares, in [0, 1)
   * @param epsilon ε, finite and at least 0
   * @param weightDecay λ, finite and at least 0
   * @param tiny magnitudes of m, v and n below this are stored as 0; in [0, 1)
   */
  public record Hyper(
      Schedule learningRate,
      Schedule beta1,
      Schedule beta2,
      Schedule beta3,
      Schedule epsilon,
      Schedule weightDecay,
      double tiny)
      implements LearningRate<Hyper>,
          Betas<Hyper>,
          Beta3<Hyper>,
          Epsilon<Hyper>,
          WeightDecay<Hyper>,
          Tiny<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("Adan.learningRate", learningRate);
      beta1 = Ranged.fraction("Adan.beta1", beta1);
      beta2 = Ranged.fraction("Adan.beta2", beta2);
      beta3 = Ranged.fraction("Adan.beta3", beta3);
      epsilon = Ranged.atLeastZero("Adan.epsilon", epsilon);
      weightDecay = Ranged.atLeastZero("Adan.weightDecay", weightDecay);
      Check.fraction("Adan.tiny", tiny);
    }

    @Override
    public String kernel() {
      return "Adan";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.zero("m"), Slot.zero("v"), Slot.zero("n"), Slot.zero("g"));
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      double decay = learningRate.at(step) * weightDecay.at(step);
      double root = StrictMath.sqrt(1 - Powers.of(beta3.at(step), t));
      double size = learningRate.at(step) * root / (1 + decay);
      out.put(size / (1 - Powers.of(beta1.at(step), t)))
          .put(size * beta2.at(step) / (1 - Powers.of(beta2.at(step), t)))
          .put(beta2.at(step))
          .put(1 - beta1.at(step))
          .put(1 - beta2.at(step))
          .put(1 - beta3.at(step))
          .put(epsilon.at(step) * root)
          .put(decay / (1 + decay))
          .put(t > 1 ? 1 : 0)
          .put(tiny);
    }
  }
}
