package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.hyper.LearningRate;
import org.jdescent.internal.Check;
import org.jdescent.internal.Powers;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;
import org.jdescent.internal.With;

/**
 * Adafactor (Shazeer &amp; Stern 2018): of the mean squares of the gradient only those of rows and
 * columns are kept. With β2ₜ = 1 − t⁻ᵈ: r ← r + (1−β2ₜ)(rowMean(g·g + ε1) − r); c likewise for
 * columns; w = g/(√(r/mean(r))·√c); p ← p − lrₜ·max(ε2, rms(p))·w/max(1, rms(w)/D) with lrₜ =
 * min(lr, 1/√t). Defaults: learning rate 0.01, decay exponent d 0.8, epsilon1 1e-30, epsilon2
 * 0.001, threshold D 1.
 *
 * <p>A parameter of more than two dimensions is a matrix whose rows are its first dimension; a
 * vector is one row, whose columns have a mean of their own. The paper's sums are means here, which
 * is the same. State: 4 bytes for each row and each column; a step reads gradients three times and
 * parameters twice.
 */
public final class Adafactor extends RecipeOptimizer {
  /** With the defaults. */
  public Adafactor() {
    this(defaults());
  }

  /** With this learning rate. */
  public Adafactor(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public Adafactor(Hyper hyper) {
    super(hyper);
  }

  /**
   * The paper's: learning rate 0.01, relative to the parameter and at most 1/√t; decay exponent
   * 0.8, epsilon1 1e-30, epsilon2 0.001, threshold 1.
   */
  public static Hyper defaults() {
    return new Hyper(Schedule.constant(0.01), 0.8, 1e-30, 1e-3, 1);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate ρ, relative to the size of the parameter; finite and at least 0
   * @param decayExponent d; the mean of squares decays by 1 − t⁻ᵈ; finite and at least 0
   * @param epsilon1 what is added to squares, so that r and c are above 0; finite and at least
   *     2⁻¹²⁶
   * @param epsilon2 the least size of a parameter, finite and at least 0
   * @param threshold D, the largest root of the mean square of an update; finite and above 0
   */
  public record Hyper(
      Schedule learningRate,
      double decayExponent,
      double epsilon1,
      double epsilon2,
      double threshold)
      implements LearningRate<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("Adafactor.learningRate", learningRate);
      Check.atLeastZero("Adafactor.decayExponent", decayExponent);
      Check.normal("Adafactor.epsilon1", epsilon1);
      Check.atLeastZero("Adafactor.epsilon2", epsilon2);
      Check.positive("Adafactor.threshold", threshold);
    }

    /** With another decay exponent. */
    public Hyper decayExponent(double value) {
      return With.component(this, "decayExponent", value);
    }

    /** With another epsilon for squares. */
    public Hyper epsilon1(double value) {
      return With.component(this, "epsilon1", value);
    }

    /** With another least size of a parameter. */
    public Hyper epsilon2(double value) {
      return With.component(this, "epsilon2", value);
    }

    /** With another threshold of updates. */
    public Hyper threshold(double value) {
      return With.component(this, "threshold", value);
    }

    @Override
    public String kernel() {
      return "Adafactor";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.zero("r").per(Slot.Extent.ROW), Slot.zero("c").per(Slot.Extent.COLUMN));
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      out.put(Powers.of(t, -decayExponent))
          .put(epsilon1)
          .put(epsilon2)
          .put(threshold)
          .put(Math.min(learningRate.at(step), 1 / StrictMath.sqrt(t)));
    }
  }
}
