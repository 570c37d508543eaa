package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Rule;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.internal.Check;
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
      implements Rule {
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

    /** With another learning rate. */
    public Hyper learningRate(double value) {
      return learningRate(Ranged.atLeastZero("RAdam.learningRate", value));
    }

    /** With another learning rate, which may change from step to step. */
    @Override
    public Hyper learningRate(Schedule value) {
      return new Hyper(value, beta1, beta2, epsilon, tiny);
    }

    /** With another beta1. */
    public Hyper beta1(double value) {
      return beta1(Ranged.fraction("RAdam.beta1", value));
    }

    /** With another beta1, which may change from step to step. */
    public Hyper beta1(Schedule value) {
      return new Hyper(learningRate, value, beta2, epsilon, tiny);
    }

    /** With another beta2. */
    public Hyper beta2(double value) {
      return beta2(Ranged.fraction("RAdam.beta2", value));
    }

    /** With another beta2, which may change from step to step. */
    public Hyper beta2(Schedule value) {
      return new Hyper(learningRate, beta1, value, epsilon, tiny);
    }

    /** With another epsilon. */
    public Hyper epsilon(double value) {
      return epsilon(Ranged.atLeastZero("RAdam.epsilon", value));
    }

    /** With another epsilon, which may change from step to step. */
    public Hyper epsilon(Schedule value) {
      return new Hyper(learningRate, beta1, beta2, value, tiny);
    }

    /** With another threshold for storing 0; 0 keeps every subnormal number. */
    public Hyper tiny(double value) {
      return new Hyper(learningRate, beta1, beta2, epsilon, value);
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
      double power = StrictMath.pow(beta2.at(step), t);
      double longest = 2 / (1 - beta2.at(step)) - 1;
      double length = longest - 2 * t * power / (1 - power);
      double plain = learningRate.at(step) / (1 - StrictMath.pow(beta1.at(step), t));
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
