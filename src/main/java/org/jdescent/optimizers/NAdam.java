package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.internal.Check;
import org.jdescent.internal.NAdamScalars;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;
import org.jdescent.internal.With;

/**
 * NAdam (Dozat 2016), Adam with Nesterov's momentum, which grows: μₜ = β1·(1 − ½·0.96^(t·ψ)). With
 * Πₜ = μ₁·…·μₜ: m ← m + (1−β1)(g − m); v ← v + (1−β2)(g·g − v); p ← p − lr·(μₜ₊₁·m/(1−Πₜ₊₁) +
 * (1−μₜ)·g/(1−Πₜ))/(√v̂ + ε). Defaults: learning rate 0.002, beta1 0.9, beta2 0.999, epsilon 1e-8,
 * momentumDecay ψ 0.004, as {@code torch.optim.NAdam} has them.
 *
 * <p>PyTorch before 2.0 multiplies Πₜ₊₁ by μₜ once more, unless it is told {@code foreach=True}.
 * {@link #keras()} has ψ = 1; {@link #dl4j()} has μ = β1 from the start, Πₜ in both places, and v
 * in place of v̂. State: m and v, 8 bytes per element, and Πₜ in double for each parameter.
 */
public final class NAdam extends RecipeOptimizer {
  /** With the defaults. */
  public NAdam() {
    this(defaults());
  }

  /** With this learning rate. */
  public NAdam(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public NAdam(Hyper hyper) {
    super(hyper);
  }

  /** Learning rate 0.002, beta1 0.9, beta2 0.999, epsilon 1e-8, momentumDecay 0.004. */
  public static Hyper defaults() {
    return new Hyper(
        Schedule.constant(0.002),
        Schedule.constant(0.9),
        Schedule.constant(0.999),
        Schedule.constant(1e-8),
        0.004,
        false,
        0x1p-100);
  }

  /** The convention of Keras: learning rate 0.001, epsilon 1e-7, momentumDecay 1. */
  public static Hyper keras() {
    return defaults().learningRate(0.001).epsilon(1e-7).momentumDecay(1);
  }

  /** The convention of DL4J: learning rate 0.001, simplified. */
  public static Hyper dl4j() {
    return defaults().learningRate(0.001).simplified(true);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   * @param beta1 decay of the mean of the gradients, and what the momentum grows to, in [0, 1)
   * @param beta2 decay of the mean of their squares, in [0, 1)
   * @param epsilon ε, finite and at least 0
   * @param momentumDecay how fast the momentum grows: ψ, finite and at least 0
   * @param simplified whether the momentum is beta1 throughout, m and g are corrected alike, and v
   *     is not corrected
   * @param tiny magnitudes of m and v below this are stored as 0; in [0, 1)
   */
  public record Hyper(
      Schedule learningRate,
      Schedule beta1,
      Schedule beta2,
      Schedule epsilon,
      double momentumDecay,
      boolean simplified,
      double tiny)
      implements NAdamScalars<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("NAdam.learningRate", learningRate);
      beta1 = Ranged.fraction("NAdam.beta1", beta1);
      beta2 = Ranged.fraction("NAdam.beta2", beta2);
      epsilon = Ranged.atLeastZero("NAdam.epsilon", epsilon);
      Check.atLeastZero("NAdam.momentumDecay", momentumDecay);
      Check.fraction("NAdam.tiny", tiny);
    }

    /** With the simplified momentum or Dozat's. */
    public Hyper simplified(boolean value) {
      return With.component(this, "simplified", value);
    }

    @Override
    public String kernel() {
      return "NAdam";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.zero("m").torch("exp_avg"), Slot.zero("v").torch("exp_avg_sq"));
    }

    @Override
    public List<String> torchCarried() {
      return simplified ? List.of() : List.of("mu_product");
    }
  }
}
