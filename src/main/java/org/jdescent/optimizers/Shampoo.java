package org.jdescent.optimizers;

import java.util.ArrayList;
import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.hyper.Betas;
import org.jdescent.hyper.DecoupledDecay;
import org.jdescent.hyper.Epsilon;
import org.jdescent.hyper.Interval;
import org.jdescent.hyper.LearningRate;
import org.jdescent.hyper.Tiny;
import org.jdescent.internal.Check;
import org.jdescent.internal.MatrixShape;
import org.jdescent.internal.Powers;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;
import org.jdescent.internal.Squares;
import org.jdescent.internal.With;

/**
 * Shampoo (Gupta et al. 2018; Shi et al. 2023): m ← m + (1−β1)(g − m); L ← β2·L + (1−β2)·g·gᵀ; R ←
 * β2·R + (1−β2)·gᵀ·g; d = (L̂ + εI)^(−1/4)·m̂·(R̂ + εI)^(−1/4), and p ← p·(1 − lr·λ) −
 * lr·d·‖a‖/‖d‖, where a is the step of the optimizer that is grafted. Hats are bias corrections.
 * Defaults: learning rate 0.001, beta1 0.9, beta2 0.99, epsilon 1e-12, no weight decay, Adam
 * grafted, roots renewed every 10 steps, blocks of 1,024.
 *
 * <p>Matrices with more rows or columns are taken in blocks, each by itself. Roots are found in
 * double. State for a block of r rows and c columns: m, a of the grafted optimizer if that has one,
 * and 2r² + 2c² numbers. Needs OpenBLAS.
 */
public final class Shampoo extends RecipeOptimizer {
  /** Whose step gives the update its length. */
  public enum Graft {
    /** Shampoo's own. */
    NONE("Shampoo"),
    /** m̂. */
    SGD("ShampooSGD"),
    /** m̂/(√a + 1e-8) with the sum a of the squares. */
    ADAGRAD("ShampooAdaptive"),
    /** m̂/(√â + 1e-8) with their mean a, of decay β2. */
    ADAM("ShampooAdaptive");

    private final String kernel;

    Graft(String kernel) {
      this.kernel = kernel;
    }
  }

  /** With the defaults. */
  public Shampoo() {
    this(defaults());
  }

  /** With this learning rate. */
  public Shampoo(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public Shampoo(Hyper hyper) {
    super(hyper);
  }

  /**
   * Learning rate 0.001, beta1 0.9, beta2 0.99, epsilon 1e-12, no weight decay, Adam grafted, every
   * 10 steps, blocks of 1,024.
   */
  public static Hyper defaults() {
    return new Hyper(
        Schedule.constant(0.001),
        Schedule.constant(0.9),
        Schedule.constant(0.99),
        Schedule.constant(1e-12),
        Schedule.constant(0),
        Graft.ADAM,
        false,
        10,
        1024,
        0x1p-100);
  }

  /** The article's: L and R are sums, no momentum, nothing grafted, roots renewed in every step. */
  public static Hyper article() {
    return defaults().beta1(0).accumulated(true).graft(Graft.NONE).every(1).epsilon(1e-6);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   * @param beta1 decay of m, in [0, 1)
   * @param beta2 decay of L, R and a, in [0, 1); nothing if L and R are sums
   * @param epsilon ε, finite and above 0: what is added to the eigenvalues
   * @param weightDecay λ, finite and at least 0
   * @param graft whose step gives the update its length
   * @param accumulated whether L and R are sums rather than means
   * @param every after how many steps the roots are renewed, at least 1
   * @param edge the most rows or columns of a block, 1 to 16,384
   * @param tiny magnitudes of m and a below this are stored as 0; in [0, 1)
   */
  public record Hyper(
      Schedule learningRate,
      Schedule beta1,
      Schedule beta2,
      Schedule epsilon,
      Schedule weightDecay,
      Graft graft,
      boolean accumulated,
      int every,
      int edge,
      double tiny)
      implements LearningRate<Hyper>,
          Betas<Hyper>,
          Epsilon<Hyper>,
          DecoupledDecay<Hyper>,
          Interval<Hyper>,
          Tiny<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("Shampoo.learningRate", learningRate);
      beta1 = Ranged.fraction("Shampoo.beta1", beta1);
      beta2 = Ranged.fraction("Shampoo.beta2", beta2);
      epsilon = Ranged.atLeastZero("Shampoo.epsilon", epsilon);
      weightDecay = Ranged.atLeastZero("Shampoo.weightDecay", weightDecay);
      Check.notNull("Shampoo.graft", graft);
      Check.count("Shampoo.every", 1, Integer.MAX_VALUE, every);
      Check.count("Shampoo.edge", 1, 16_384, edge);
      Check.fraction("Shampoo.tiny", tiny);
    }

    /** With another optimizer grafted. */
    public Hyper graft(Graft value) {
      return With.component(this, "graft", (Object) value);
    }

    /** With sums in L and R, or means. */
    public Hyper accumulated(boolean value) {
      return With.component(this, "accumulated", value);
    }

    /** With blocks of at most so many rows and columns, 1 to 16,384. */
    public Hyper edge(int value) {
      return With.component(this, "edge", value);
    }

    @Override
    public String kernel() {
      return graft.kernel;
    }

    @Override
    public List<Slot> slots() {
      Slot.Extent left = new Squares(edge, false);
      Slot.Extent right = new Squares(edge, true);
      List<Slot> slots = new ArrayList<>(List.of(Slot.zero("m")));
      if (graft == Graft.ADAGRAD || graft == Graft.ADAM) slots.add(Slot.zero("a"));
      slots.add(Slot.zero("L").per(left));
      slots.add(Slot.zero("R").per(right));
      slots.add(Slot.zero("rootL").per(left));
      slots.add(Slot.zero("rootR").per(right));
      return List.copyOf(slots);
    }

    @Override
    public long side(long... shape) {
      MatrixShape.prove("Shampoo", shape);
      return Math.min(edge, Math.max(Slot.rows(shape), Slot.columns(shape)));
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      double beta = beta2.at(step);
      double correction = 1 / (1 - Powers.of(beta, t));
      out.put(learningRate.at(step))
          .put(1 - beta1.at(step))
          .put(1 / (1 - Powers.of(beta1.at(step), t)))
          .put(accumulated ? 1 : beta)
          .put(accumulated ? 1 : 1 - beta)
          .put(accumulated ? 1 : correction)
          .put(epsilon.at(step))
          .put(edge)
          .put((t - 1) % every == 0 ? 1 : 0)
          .put(tiny);
      if (graft == Graft.ADAM) out.put(beta).put(1 - beta).put(correction).put(1e-8);
      if (graft == Graft.ADAGRAD) out.put(1).put(1).put(1).put(1e-8);
    }
  }
}
