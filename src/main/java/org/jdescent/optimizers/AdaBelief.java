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

/**
 * AdaBelief (Zhuang et al. 2020): Adam with the gradient's variance about m: m ← m + (1−β1)(g − m);
 * s ← s + (1−β2)((g − m)² − s) + ε; p ← p − lr·m̂/(√ŝ + ε) with m̂ = m/(1−β1ᵗ), ŝ = s/(1−β2ᵗ).
 * Defaults: learning rate 0.001, beta1 0.9, beta2 0.999, epsilon 1e-8, as in the paper.
 *
 * <p>State: m and s, 8 bytes per element.
 */
public final class AdaBelief extends RecipeOptimizer {
  /** With the defaults. */
  public AdaBelief() {
    this(defaults());
  }

  /** With this learning rate. */
  public AdaBelief(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public AdaBelief(Hyper hyper) {
    super(hyper);
  }

  /** Learning rate 0.001, beta1 0.9, beta2 0.999, epsilon 1e-8. */
  public static Hyper defaults() {
    return new Hyper(
        Schedule.constant(0.001),
        Schedule.constant(0.9),
        Schedule.constant(0.999),
        Schedule.constant(1e-8),
        0x1p-100);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   * @param beta1 decay of the mean of the gradients, in [0, 1)
   * @param beta2 decay of the variance, in [0, 1)
   * @param epsilon ε, finite and at least 0, in both places
   * @param tiny magnitudes of m and s below this are stored as 0; in [0, 1)
   */
  public record Hyper(
      Schedule learningRate, Schedule beta1, Schedule beta2, Schedule epsilon, double tiny)
      implements LearningRate<Hyper>, Betas<Hyper>, Epsilon<Hyper>, Tiny<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("AdaBelief.learningRate", learningRate);
      beta1 = Ranged.fraction("AdaBelief.beta1", beta1);
      beta2 = Ranged.fraction("AdaBelief.beta2", beta2);
      epsilon = Ranged.atLeastZero("AdaBelief.epsilon", epsilon);
      Check.fraction("AdaBelief.tiny", tiny);
    }

    @Override
    public String kernel() {
      return "AdaBelief";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.zero("m"), Slot.zero("s"));
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      double correction1 = 1 - Powers.of(beta1.at(step), t);
      double correction2 = StrictMath.sqrt(1 - Powers.of(beta2.at(step), t));
      out.put(learningRate.at(step) * correction2 / correction1)
          .put(1 - beta1.at(step))
          .put(1 - beta2.at(step))
          .put(epsilon.at(step))
          .put(epsilon.at(step) * correction2)
          .put(tiny);
    }
  }
}
