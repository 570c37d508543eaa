package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.hyper.InitialAccumulator;
import org.jdescent.internal.AdamScalars;
import org.jdescent.internal.Check;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;

/**
 * Yogi (Zaheer et al. 2018): Adam whose v follows g² by steps that do not grow with v: m ← m +
 * (1−β1)(g − m); v ← v − (1−β2)·sign(v − g²)·g²; p ← p − lr·m̂/(√v̂ + ε) with m̂ = m/(1−β1ᵗ), v̂ =
 * v/(1−β2ᵗ). Defaults: learning rate 0.01, beta1 0.9, beta2 0.999, epsilon 1e-3, the paper's.
 *
 * <p>The paper leaves the bias correction out, and starts v with the squares of a large batch. Its
 * implementations (TensorFlow Addons, Optax) correct both means as Adam does, and start v at 1e-6,
 * which the correction makes 1e-3 in the first update; so does this. m starts at 0, as in the paper
 * and TensorFlow Addons; in Optax at 1e-6, too. {@link #tensorflow()} adds epsilon before the
 * correction. State: m and v, 8 bytes per element.
 */
public final class Yogi extends RecipeOptimizer {
  /** With the defaults. */
  public Yogi() {
    this(defaults());
  }

  /** With this learning rate. */
  public Yogi(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public Yogi(Hyper hyper) {
    super(hyper);
  }

  /**
   * Learning rate 0.01, beta1 0.9, beta2 0.999, epsilon 1e-3 after the bias correction, initial
   * accumulator 1e-6.
   */
  public static Hyper defaults() {
    return new Hyper(
        Schedule.constant(0.01),
        Schedule.constant(0.9),
        Schedule.constant(0.999),
        Schedule.constant(1e-3),
        true,
        1e-6,
        0x1p-100);
  }

  /** The convention of TensorFlow Addons: epsilon before the bias correction. */
  public static Hyper tensorflow() {
    return defaults().epsilonAfterCorrection(false);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   * @param beta1 decay of the mean of the gradients, in [0, 1)
   * @param beta2 1 − the share of g² by which v moves, in [0, 1)
   * @param epsilon ε, finite and at least 0
   * @param epsilonAfterCorrection whether ε is added to the bias-corrected root
   * @param initialAccumulator what v starts with; finite and at least 0
   * @param tiny magnitudes of m and v below this are stored as 0; in [0, 1)
   */
  public record Hyper(
      Schedule learningRate,
      Schedule beta1,
      Schedule beta2,
      Schedule epsilon,
      boolean epsilonAfterCorrection,
      double initialAccumulator,
      double tiny)
      implements AdamScalars<Hyper>, InitialAccumulator<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("Yogi.learningRate", learningRate);
      beta1 = Ranged.fraction("Yogi.beta1", beta1);
      beta2 = Ranged.fraction("Yogi.beta2", beta2);
      epsilon = Ranged.atLeastZero("Yogi.epsilon", epsilon);
      Check.atLeastZero("Yogi.initialAccumulator", initialAccumulator);
      Check.fraction("Yogi.tiny", tiny);
    }

    @Override
    public String kernel() {
      return "Yogi";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.zero("m"), new Slot("v", initialAccumulator, null));
    }
  }
}
