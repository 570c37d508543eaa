package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.hyper.DecoupledDecay;
import org.jdescent.hyper.LearningRate;
import org.jdescent.hyper.Tiny;
import org.jdescent.internal.Check;
import org.jdescent.internal.Moments;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;

/**
 * Adam-mini (Zhang et al. 2024): AdamW with one v for each block of a parameter, the mean of the
 * block's squares: m ← m + (1−β1)(g − m); v ← v + (1−β2)(mean(g·g) − v); p ← p·(1 − lr·λ) −
 * lr·m̂/(√v̂ + ε). Defaults are those of the authors' code: learning rate 0.001, beta1 0.9, beta2
 * 0.999, epsilon 1e-8, no weight decay.
 *
 * <p>The blocks are the rows of a matrix (the indices of the first dimension), and a vector as a
 * whole. That is the paper's partition by neuron, for values, projections and MLPs, and by token,
 * for embeddings and output; queries and keys, which it partitions by head, are to be shaped heads
 * × the rest. Parameters in a Map have no shapes, and one v each. State: m, 4 bytes per element,
 * and v, 4 per row; a step reads gradients twice.
 */
public final class AdamMini extends RecipeOptimizer {
  /** With the defaults. */
  public AdamMini() {
    this(defaults());
  }

  /** With this learning rate. */
  public AdamMini(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public AdamMini(Hyper hyper) {
    super(hyper);
  }

  /** Learning rate 0.001, beta1 0.9, beta2 0.999, epsilon 1e-8, no weight decay. */
  public static Hyper defaults() {
    return new Hyper(
        Schedule.constant(0.001),
        Schedule.constant(0.9),
        Schedule.constant(0.999),
        Schedule.constant(1e-8),
        Schedule.constant(0),
        0x1p-100);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   * @param beta1 decay of the mean of the gradients, in [0, 1)
   * @param beta2 decay of the mean of their squares, in [0, 1)
   * @param epsilon ε, finite and at least 0
   * @param weightDecay λ, finite and at least 0
   * @param tiny magnitudes of m and v below this are stored as 0; in [0, 1)
   */
  public record Hyper(
      Schedule learningRate,
      Schedule beta1,
      Schedule beta2,
      Schedule epsilon,
      Schedule weightDecay,
      double tiny)
      implements LearningRate<Hyper>, Moments<Hyper>, DecoupledDecay<Hyper>, Tiny<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("AdamMini.learningRate", learningRate);
      beta1 = Ranged.fraction("AdamMini.beta1", beta1);
      beta2 = Ranged.fraction("AdamMini.beta2", beta2);
      epsilon = Ranged.atLeastZero("AdamMini.epsilon", epsilon);
      weightDecay = Ranged.atLeastZero("AdamMini.weightDecay", weightDecay);
      Check.fraction("AdamMini.tiny", tiny);
    }

    @Override
    public String kernel() {
      return "AdamMini";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.zero("m"), Slot.zero("v").per(Slot.Extent.ROW));
    }

    @Override
    public long units(long... shape) {
      return Slot.rows(shape);
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      moments(learningRate.at(step), true, t, step, out).put(tiny);
    }
  }
}
