package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Rule;
import org.jdescent.Slot;
import org.jdescent.internal.Check;
import org.jdescent.internal.RuleOptimizer;

/**
 * Adam (Kingma &amp; Ba 2015): lrₜ = lr·√(1−β2ᵗ)/(1−β1ᵗ); m ← m + (1−β1)(g − m); v ← v + (1−β2)(g·g
 * − v); p ← p − (lrₜ·m)/(√v + ε). Defaults: learning rate 0.001, beta1 0.9, beta2 0.999, epsilon
 * 1e-7.
 *
 * <p>That is the paper's "epsilon hat" form. {@link #torch()} adds epsilon after the bias
 * correction, as the paper's Algorithm 1 and PyTorch do: p ← p − lr·m̂/(√v̂ + ε). State: m and v, 8
 * bytes per element.
 */
public final class Adam extends RuleOptimizer {
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
    return new Hyper(0.001, 0.9, 0.999, 1e-7, false, 0x1p-100);
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
      double learningRate,
      double beta1,
      double beta2,
      double epsilon,
      boolean epsilonAfterCorrection,
      double tiny)
      implements Rule {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      Check.atLeastZero("Adam.learningRate", learningRate);
      Check.fraction("Adam.beta1", beta1);
      Check.fraction("Adam.beta2", beta2);
      Check.atLeastZero("Adam.epsilon", epsilon);
      Check.fraction("Adam.tiny", tiny);
    }

    /** With another learning rate. */
    public Hyper learningRate(double value) {
      return new Hyper(value, beta1, beta2, epsilon, epsilonAfterCorrection, tiny);
    }

    /** With another beta1. */
    public Hyper beta1(double value) {
      return new Hyper(learningRate, value, beta2, epsilon, epsilonAfterCorrection, tiny);
    }

    /** With another beta2. */
    public Hyper beta2(double value) {
      return new Hyper(learningRate, beta1, value, epsilon, epsilonAfterCorrection, tiny);
    }

    /** With another epsilon. */
    public Hyper epsilon(double value) {
      return new Hyper(learningRate, beta1, beta2, value, epsilonAfterCorrection, tiny);
    }

    /** With epsilon added after or before the bias correction. */
    public Hyper epsilonAfterCorrection(boolean value) {
      return new Hyper(learningRate, beta1, beta2, epsilon, value, tiny);
    }

    /** With another threshold for storing 0; 0 keeps every subnormal number. */
    public Hyper tiny(double value) {
      return new Hyper(learningRate, beta1, beta2, epsilon, epsilonAfterCorrection, value);
    }

    @Override
    public String kernel() {
      return "Adam";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.zero("m"), Slot.zero("v"));
    }

    @Override
    public void scalars(long t, Scalars out) {
      double correction1 = 1 - StrictMath.pow(beta1, t);
      double correction2 = StrictMath.sqrt(1 - StrictMath.pow(beta2, t));
      out.put(learningRate * correction2 / correction1)
          .put(1 - beta1)
          .put(1 - beta2)
          .put(epsilonAfterCorrection ? epsilon * correction2 : epsilon)
          .put(tiny);
    }
  }
}
