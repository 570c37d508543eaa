package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.hyper.LearningRate;
import org.jdescent.hyper.Tiny;
import org.jdescent.hyper.WeightDecay;
import org.jdescent.internal.Check;
import org.jdescent.internal.Moments;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;

/**
 * LAMB (You et al. 2020): Adam whose update is made as long as the tensor: m ← m + (1−β1)(g − m); v
 * ← v + (1−β2)(g·g − v); r = m̂/(√v̂ + ε) + λ·p; p ← p − lr·‖p‖/‖r‖·r, where the ratio is 1 if one
 * of the norms is 0. Defaults: learning rate 0.001, beta1 0.9, beta2 0.999, epsilon 1e-6, weight
 * decay λ 0.01.
 *
 * <p>The norms are those of each parameter. The weight decay is part of the update whose norm is
 * taken; {@code decay} puts another one in its place. State: m and v, 8 bytes per element; a step
 * reads its inputs twice.
 */
public final class LAMB extends RecipeOptimizer {
  /** With the defaults. */
  public LAMB() {
    this(defaults());
  }

  /** With this learning rate. */
  public LAMB(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public LAMB(Hyper hyper) {
    super(hyper);
  }

  /** Learning rate 0.001, beta1 0.9, beta2 0.999, epsilon 1e-6, weight decay 0.01. */
  public static Hyper defaults() {
    return new Hyper(
        Schedule.constant(0.001),
        Schedule.constant(0.9),
        Schedule.constant(0.999),
        Schedule.constant(1e-6),
        Schedule.constant(0.01),
        0x1p-100);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   * @param beta1 decay of the mean of the gradients, in [0, 1)
   * @param beta2 decay of the mean of their squares, in [0, 1)
   * @param epsilon ε, finite and at least 0
   * @param weightDecay λ, part of the update whose norm is taken; finite and at least 0
   * @param tiny magnitudes of m and v below this are stored as 0; in [0, 1)
   */
  public record Hyper(
      Schedule learningRate,
      Schedule beta1,
      Schedule beta2,
      Schedule epsilon,
      Schedule weightDecay,
      double tiny)
      implements LearningRate<Hyper>, Moments<Hyper>, WeightDecay<Hyper>, Tiny<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("LAMB.learningRate", learningRate);
      beta1 = Ranged.fraction("LAMB.beta1", beta1);
      beta2 = Ranged.fraction("LAMB.beta2", beta2);
      epsilon = Ranged.atLeastZero("LAMB.epsilon", epsilon);
      weightDecay = Ranged.atLeastZero("LAMB.weightDecay", weightDecay);
      Check.fraction("LAMB.tiny", tiny);
    }

    @Override
    public String kernel() {
      return "LAMB";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.zero("m"), Slot.zero("v"));
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      moments(1, true, t, step, out).put(weightDecay.at(step)).put(learningRate.at(step)).put(tiny);
    }
  }
}
