package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.internal.AdamScalars;
import org.jdescent.internal.Check;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;

/**
 * Adam (Kingma &amp; Ba 2015): lrₜ = lr·√(1−β2ᵗ)/(1−β1ᵗ); m ← m + (1−β1)(g − m); v ← v + (1−β2)(g·g
 * − v); p ← p − (lrₜ·m)/(√v + ε). Defaults: learning rate 0.001, beta1 0.9, beta2 0.999, epsilon
 * 1e-7.
 *
 * <p>That is the paper's "epsilon hat" form. {@link #torch()} adds epsilon after the bias
 * correction, as the paper's Algorithm 1 and PyTorch do: p ← p − lr·m̂/(√v̂ + ε). State: m and v, 8
 * bytes per element.
 */
public final class Adam extends RecipeOptimizer {
  /** With the defaults. */
  public Adam() {
    this(defaults());
  }

  /** With this learning rate. */
  public Adam(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With this learning rate and these decay rates. */
  public Adam(double learningRate, double beta1, double beta2) {
    this(defaults().learningRate(learningRate).beta1(beta1).beta2(beta2));
  }

  /** With these hyper-parameters. */
  public Adam(Hyper hyper) {
    super(hyper);
  }

  /** Learning rate 0.001, beta1 0.9, beta2 0.999, epsilon 1e-7 before the bias correction. */
  public static Hyper defaults() {
    return new Hyper(
        Schedule.constant(0.001),
        Schedule.constant(0.9),
        Schedule.constant(0.999),
        Schedule.constant(1e-7),
        false,
        0x1p-100);
  }

  /**
   * The convention of {@code torch.optim.Adam}: the same rates, epsilon 1e-8 after the bias
   * correction.
   */
  public static Hyper torch() {
    return defaults().epsilon(1e-8).epsilonAfterCorrection(true);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   * @param beta1 decay of the mean of the gradients, in [0, 1)
   * @param beta2 decay of the mean of their squares, in [0, 1)
   * @param epsilon ε, finite and at least 0
   * @param epsilonAfterCorrection whether ε is added to the bias-corrected root
   * @param tiny magnitudes of m and v below this are stored as 0; in [0, 1)
   */
  public record Hyper(
      Schedule learningRate,
      Schedule beta1,
      Schedule beta2,
      Schedule epsilon,
      boolean epsilonAfterCorrection,
      double tiny)
      implements AdamScalars<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("Adam.learningRate", learningRate);
      beta1 = Ranged.fraction("Adam.beta1", beta1);
      beta2 = Ranged.fraction("Adam.beta2", beta2);
      epsilon = Ranged.atLeastZero("Adam.epsilon", epsilon);
      Check.fraction("Adam.tiny", tiny);
    }

    @Override
    public String kernel() {
      return "Adam";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.zero("m").torch("exp_avg"), Slot.zero("v").torch("exp_avg_sq"));
    }
  }
}
