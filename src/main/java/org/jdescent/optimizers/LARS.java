package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.hyper.Epsilon;
import org.jdescent.hyper.LearningRate;
import org.jdescent.hyper.Tiny;
import org.jdescent.hyper.Velocity;
import org.jdescent.hyper.WeightDecay;
import org.jdescent.internal.Check;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;
import org.jdescent.internal.With;

/**
 * LARS (You, Gitman &amp; Ginsburg 2017): momentum for large batches, with a rate for each
 * parameter in proportion to its length: r = η·‖p‖/(‖g‖ + λ·‖p‖ + ε), or 1 if a norm is 0; v ← μ·v
 * + lr·r·(g + λ·p); p ← p − v. Defaults are the paper's: momentum μ 0.9, weight decay λ 0.0005,
 * trust coefficient η 0.001, no epsilon; and learning rate 1, which is to grow with the batch.
 *
 * <p>Where the ratio is 1, as for biases that start at 0, the rate is a thousand times what it is
 * elsewhere: give them a group with {@link Momentum}, as most who use LARS do. The weight decay is
 * part of the velocity; {@code decay} puts another one in its place. State: v, 4 bytes per element;
 * a step reads parameters and gradients twice.
 */
public final class LARS extends RecipeOptimizer {
  /** With the defaults. */
  public LARS() {
    this(defaults());
  }

  /** With this learning rate. */
  public LARS(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public LARS(Hyper hyper) {
    super(hyper);
  }

  /** Learning rate 1, momentum 0.9, weight decay 0.0005, trust coefficient 0.001, epsilon 0. */
  public static Hyper defaults() {
    return new Hyper(
        Schedule.constant(1),
        Schedule.constant(0.9),
        Schedule.constant(0.0005),
        Schedule.constant(0.001),
        Schedule.constant(0),
        0x1p-100);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   * @param momentum μ, decay of the velocity, in [0, 1)
   * @param weightDecay λ, finite and at least 0
   * @param trustCoefficient η, finite and at least 0
   * @param epsilon ε, finite and at least 0
   * @param tiny magnitudes of v below this are stored as 0; in [0, 1)
   */
  public record Hyper(
      Schedule learningRate,
      Schedule momentum,
      Schedule weightDecay,
      Schedule trustCoefficient,
      Schedule epsilon,
      double tiny)
      implements LearningRate<Hyper>,
          Velocity<Hyper>,
          WeightDecay<Hyper>,
          Epsilon<Hyper>,
          Tiny<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("LARS.learningRate", learningRate);
      momentum = Ranged.fraction("LARS.momentum", momentum);
      weightDecay = Ranged.atLeastZero("LARS.weightDecay", weightDecay);
      trustCoefficient = Ranged.atLeastZero("LARS.trustCoefficient", trustCoefficient);
      epsilon = Ranged.atLeastZero("LARS.epsilon", epsilon);
      Check.fraction("LARS.tiny", tiny);
    }

    /** With another trust coefficient, finite and at least 0. */
    public Hyper trustCoefficient(double value) {
      return With.component(this, "trustCoefficient", value);
    }

    /** With another trust coefficient, which may change from step to step. */
    public Hyper trustCoefficient(Schedule value) {
      return With.component(this, "trustCoefficient", value);
    }

    @Override
    public String kernel() {
      return "LARS";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.zero("v"));
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      out.put(learningRate.at(step))
          .put(trustCoefficient.at(step))
          .put(momentum.at(step))
          .put(weightDecay.at(step))
          .put(epsilon.at(step))
          .put(tiny);
    }
  }
}
