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
import org.jdescent.internal.With;

/**
 * QHAdam (Ma &amp; Yarats 2019), quasi-hyperbolic Adam: m and v as Adam; p ← p − lr·((1−ν1)·g +
 * ν1·m̂)/(√((1−ν2)·g² + ν2·v̂) + ε) with m̂ = m/(1−β1ᵗ), v̂ = v/(1−β2ᵗ). Defaults: learning rate
 * 0.001, nu1 0.7, nu2 1, beta1 0.995, beta2 0.999, epsilon 1e-8, as the paper recommends.
 *
 * <p>With nu1 1 and nu2 1 it is Adam; with nu1 equal to beta1, Adam with a Nesterov momentum. The
 * authors' code keeps m̂ and v̂ where this keeps m and v. State: m and v, 8 bytes per element.
 */
public final class QHAdam extends RecipeOptimizer {
  /** With the defaults. */
  public QHAdam() {
    this(defaults());
  }

  /** With this learning rate. */
  public QHAdam(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public QHAdam(Hyper hyper) {
    super(hyper);
  }

  /** Learning rate 0.001, nu1 0.7, nu2 1, beta1 0.995, beta2 0.999, epsilon 1e-8. */
  public static Hyper defaults() {
    return new Hyper(
        Schedule.constant(0.001),
        Schedule.constant(0.7),
        Schedule.constant(1),
        Schedule.constant(0.995),
        Schedule.constant(0.999),
        Schedule.constant(1e-8),
        0x1p-100);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   * @param nu1 ν1, the share of the mean of the gradients beside the gradient, in [0, 1]
   * @param nu2 ν2, the share of the mean of the squares beside the square, in [0, 1]
   * @param beta1 decay of the mean of the gradients, in [0, 1)
   * @param beta2 decay of the mean of their squares, in [0, 1)
   * @param epsilon ε, finite and at least 0
   * @param tiny magnitudes of m and v below this are stored as 0; in [0, 1)
   */
  public record Hyper(
      Schedule learningRate,
      Schedule nu1,
      Schedule nu2,
      Schedule beta1,
      Schedule beta2,
      Schedule epsilon,
      double tiny)
      implements LearningRate<Hyper>, Betas<Hyper>, Epsilon<Hyper>, Tiny<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("QHAdam.learningRate", learningRate);
      nu1 = Ranged.unit("QHAdam.nu1", nu1);
      nu2 = Ranged.unit("QHAdam.nu2", nu2);
      beta1 = Ranged.fraction("QHAdam.beta1", beta1);
      beta2 = Ranged.fraction("QHAdam.beta2", beta2);
      epsilon = Ranged.atLeastZero("QHAdam.epsilon", epsilon);
      Check.fraction("QHAdam.tiny", tiny);
    }

    /** With another nu1, in [0, 1]. */
    public Hyper nu1(double value) {
      return With.component(this, "nu1", value);
    }

    /** With another nu1, which may change from step to step. */
    public Hyper nu1(Schedule value) {
      return With.component(this, "nu1", value);
    }

    /** With another nu2, in [0, 1]. */
    public Hyper nu2(double value) {
      return With.component(this, "nu2", value);
    }

    /** With another nu2, which may change from step to step. */
    public Hyper nu2(Schedule value) {
      return With.component(this, "nu2", value);
    }

    @Override
    public String kernel() {
      return "QHAdam";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.zero("m"), Slot.zero("v"));
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      out.put(learningRate.at(step))
          .put(1 - beta1.at(step))
          .put(1 - beta2.at(step))
          .put(1 - nu1.at(step))
          .put(nu1.at(step) / (1 - Powers.of(beta1.at(step), t)))
          .put(1 - nu2.at(step))
          .put(nu2.at(step) / (1 - Powers.of(beta2.at(step), t)))
          .put(epsilon.at(step))
          .put(tiny);
    }
  }
}
