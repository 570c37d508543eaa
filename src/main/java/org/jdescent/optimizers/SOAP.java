package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.hyper.Beta3;
import org.jdescent.hyper.DecoupledDecay;
import org.jdescent.hyper.Interval;
import org.jdescent.hyper.LearningRate;
import org.jdescent.hyper.Tiny;
import org.jdescent.internal.Check;
import org.jdescent.internal.MatrixShape;
import org.jdescent.internal.Moments;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;
import org.jdescent.internal.With;

/**
 * SOAP (Vyas et al. 2024): Adam in the eigenbases Q of {@link Shampoo}'s L ← β3·L + (1−β3)·g·gᵀ and
 * R. g' = Q_Lᵀ·g·Q_R; m ← m + (1−β1)(g − m); v ← v + (1−β2)(g'² − v); p ← p·(1 − lr·λ) −
 * lr·√(1−β2ᵗ)/(1−β1ᵗ)·Q_L·(m'/(√v + ε))·Q_Rᵀ. Defaults: learning rate 0.003, all betas 0.95,
 * epsilon 1e-8, weight decay 0.01, bases renewed every 10 steps, sides up to 10,000, as the
 * authors' code has them.
 *
 * <p>As there, a parameter's first step only finds the bases, and leaves it as it is. Every so many
 * steps they move on by one step of a power iteration and a QR decomposition. A side longer than
 * {@code most} keeps no basis. State for r rows and c columns: m, v, and 2r² + 2c² numbers. Needs
 * OpenBLAS.
 */
public final class SOAP extends RecipeOptimizer {
  /** With the defaults. */
  public SOAP() {
    this(defaults());
  }

  /** With this learning rate. */
  public SOAP(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public SOAP(Hyper hyper) {
    super(hyper);
  }

  /**
   * Learning rate 0.003, all betas 0.95, epsilon 1e-8, weight decay 0.01, every 10 steps, sides up
   * to 10,000.
   */
  public static Hyper defaults() {
    return new Hyper(
        Schedule.constant(0.003),
        Schedule.constant(0.95),
        Schedule.constant(0.95),
        Schedule.constant(0.95),
        Schedule.constant(1e-8),
        Schedule.constant(0.01),
        10,
        10_000,
        0x1p-100);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   * @param beta1 decay of m, in [0, 1)
   * @param beta2 decay of v, in [0, 1)
   * @param beta3 decay of L and R, in [0, 1)
   * @param epsilon ε, finite and at least 0
   * @param weightDecay λ, finite and at least 0
   * @param every after how many steps the bases are renewed, at least 1
   * @param most the longest side that has a basis, 1 to 16,384
   * @param tiny magnitudes of m and v below this are stored as 0; in [0, 1)
   */
  public record Hyper(
      Schedule learningRate,
      Schedule beta1,
      Schedule beta2,
      Schedule beta3,
      Schedule epsilon,
      Schedule weightDecay,
      int every,
      int most,
      double tiny)
      implements LearningRate<Hyper>,
          Moments<Hyper>,
          Beta3<Hyper>,
          DecoupledDecay<Hyper>,
          Interval<Hyper>,
          Tiny<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("SOAP.learningRate", learningRate);
      beta1 = Ranged.fraction("SOAP.beta1", beta1);
      beta2 = Ranged.fraction("SOAP.beta2", beta2);
      beta3 = Ranged.fraction("SOAP.beta3", beta3);
      epsilon = Ranged.atLeastZero("SOAP.epsilon", epsilon);
      weightDecay = Ranged.atLeastZero("SOAP.weightDecay", weightDecay);
      Check.count("SOAP.every", 1, Integer.MAX_VALUE, every);
      Check.count("SOAP.most", 1, 16_384, most);
      Check.fraction("SOAP.tiny", tiny);
    }

    /** With bases for sides up to this length, 1 to 16,384. */
    public Hyper most(int value) {
      return With.component(this, "most", value);
    }

    @Override
    public String kernel() {
      return "SOAP";
    }

    @Override
    public List<Slot> slots() {
      Slot.Extent left = shape -> square(Slot.rows(shape));
      Slot.Extent right = shape -> square(Slot.columns(shape));
      return List.of(
          Slot.zero("m"),
          Slot.zero("v"),
          Slot.zero("L").per(left),
          Slot.zero("R").per(right),
          Slot.zero("basisL").per(left),
          Slot.zero("basisR").per(right));
    }

    private long square(long side) {
      return side <= most ? side * side : 0;
    }

    @Override
    public long side(long... shape) {
      return MatrixShape.longest("SOAP", most, shape);
    }

    /** The first step moves nothing. */
    @Override
    public double effectiveRate(long step, double[] carried) {
      return step == 1 ? 0 : learningRate.at(step);
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      moments(learningRate.at(step), false, Math.max(1, t - 1), step, out)
          .put(1 - beta3.at(step))
          .put(most)
          .put(t == 1 ? 1 : 0)
          .put(t > 1 && (t - 1) % every == 0 ? 1 : 0)
          .put(tiny);
    }
  }
}
