package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.hyper.Betas;
import org.jdescent.hyper.Epsilon;
import org.jdescent.hyper.LearningRate;
import org.jdescent.hyper.Tiny;
import org.jdescent.internal.Check;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;
import org.jdescent.internal.With;

/**
 * ADOPT (Taniguchi et al. 2024): Adam that converges with any beta2, for it divides each gradient
 * by the v before it, and averages afterwards. The first update only stores v ← g². From then on, m
 * ← m + (1−β1)(clip(g/max(√v, ε), ±c) − m) with c = (t−1)^¼; p ← p − lr·m; v ← v + (1−β2)(g·g − v).
 * Defaults: learning rate 0.001, beta1 0.9, beta2 0.9999, epsilon 1e-6, the paper's.
 *
 * <p>The paper counts from the update after the first: its t is t − 1 here. {@code clipped(false)}
 * is the paper's first version, without the clip: an element whose first gradient is much smaller
 * than the others then takes huge steps. Weight decay acts in the first update, too. State: m and
 * v, 8 bytes per element.
 */
public final class ADOPT extends RecipeOptimizer {
  /** With the defaults. */
  public ADOPT() {
    this(defaults());
  }

  /** With this learning rate. */
  public ADOPT(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public ADOPT(Hyper hyper) {
    super(hyper);
  }

  /** Learning rate 0.001, beta1 0.9, beta2 0.9999, epsilon 1e-6, clipped. */
  public static Hyper defaults() {
    return new Hyper(
        Schedule.constant(0.001),
        Schedule.constant(0.9),
        Schedule.constant(0.9999),
        Schedule.constant(1e-6),
        true,
        0x1p-100);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   * @param beta1 decay of the mean of the divided gradients, in [0, 1)
   * @param beta2 decay of the mean of the squares, in [0, 1)
   * @param epsilon ε, the least divisor; finite and at least 0
   * @param clipped whether the divided gradients are clipped
   * @param tiny magnitudes of m and v below this are stored as 0; in [0, 1)
   */
  public record Hyper(
      Schedule learningRate,
      Schedule beta1,
      Schedule beta2,
      Schedule epsilon,
      boolean clipped,
      double tiny)
      implements LearningRate<Hyper>, Betas<Hyper>, Epsilon<Hyper>, Tiny<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("ADOPT.learningRate", learningRate);
      beta1 = Ranged.fraction("ADOPT.beta1", beta1);
      beta2 = Ranged.fraction("ADOPT.beta2", beta2);
      epsilon = Ranged.atLeastZero("ADOPT.epsilon", epsilon);
      Check.fraction("ADOPT.tiny", tiny);
    }

    /** With the divided gradients clipped or not. */
    public Hyper clipped(boolean value) {
      return With.component(this, "clipped", value);
    }

    @Override
    public String kernel() {
      return "ADOPT";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.zero("m"), Slot.zero("v"));
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      boolean first = t == 1;
      out.put(first ? 0 : learningRate.at(step))
          .put(first ? 0 : 1 - beta1.at(step))
          .put(first ? 1 : 1 - beta2.at(step))
          .put(epsilon.at(step))
          .put(clipped ? StrictMath.sqrt(StrictMath.sqrt(t - 1)) : Float.MAX_VALUE)
          .put(tiny);
    }
  }
}
