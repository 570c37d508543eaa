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
 * Rectified Adam (Liu et al. 2020). With ρ∞ = 2/(1−β2) − 1 and ρₜ = ρ∞ − 2t·β2ᵗ/(1−β2ᵗ): m ← m +
 * (1−β1)(g − m); v ← v + (1−β2)(g·g − v); while ρₜ ≤ 5 p ← p − lr/(1−β1ᵗ)·m; then p ← p −
 * (lr·rₜ·√(1−β2ᵗ)/(1−β1ᵗ)·m)/(√v + ε) with rₜ = √((ρₜ−4)(ρₜ−2)ρ∞/((ρ∞−4)(ρ∞−2)ρₜ)). Defaults:
 * learning rate 0.001, beta1 0.9, beta2 0.999, epsilon 1e-8; the same in {@code torch.optim.RAdam}.
 *
 * <p>State: m and v, 8 bytes per element.
 */
public final class RAdam extends RecipeOptimizer {
  /** With the defaults. */
  public RAdam() {
    this(defaults());
  }

  /** With this learning rate. */
  public RAdam(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public RAdam(Hyper hyper) {
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
   * @param beta2 decay of the mean of their squares, in [0, 1)
   * @param epsilon ε, finite and at least 0
   * @param tiny magnitudes of m and v below this are stored as 0; in [0, 1)
   */
  public record Hyper(
      Schedule learningRate, Schedule beta1, Schedule beta2, Schedule epsilon, double tiny)
      implements LearningRate<Hyper>, Betas<Hyper>, Epsilon<Hyper>, Tiny<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("RAdam.learningRate", learningRate);
      beta1 = Ranged.fraction("RAdam.beta1", beta1);
      beta2 = Ranged.fraction("RAdam.beta2", beta2);
      epsilon = Ranged.atLeastZero("RAdam.epsilon", epsilon);
      Check.fraction("RAdam.tiny", tiny);
    }

    @Override
    public String kernel() {
      return "RAdam";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.zero("m").torch("exp_avg"), Slot.zero("v").torch("exp_avg_sq"));
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      double power = Powers.of(beta2.at(step), t);
      double longest = 2 / (1 - beta2.at(step)) - 1;
      double length = longest - 2 * t * power / (1 - power);
      double plain = learningRate.at(step) / (1 - Powers.of(beta1.at(step), t));
      boolean rectified = length > 5;
      double r = (length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length);
      out.put(rectified ? plain * StrictMath.sqrt(r) * StrictMath.sqrt(1 - power) : plain)
          .put(rectified ? 1 : 0)
          .put(1 - beta1.at(step))
          .put(1 - beta2.at(step))
          .put(epsilon.at(step))
          .put(tiny);
    }
  }
}
