package org.jdescent.optimizers;

import java.util.ArrayList;
import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.hyper.DecayRate;
import org.jdescent.hyper.Epsilon;
import org.jdescent.hyper.LearningRate;
import org.jdescent.hyper.Tiny;
import org.jdescent.hyper.Velocity;
import org.jdescent.internal.Check;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;
import org.jdescent.internal.With;

/**
 * RMSProp (Tieleman &amp; Hinton 2012, lecture 6.5): v ← v + (1−ρ)(g·g − v); p ← p − (lr·g)/(√v +
 * ε). Defaults: decay ρ 0.9, the lecture's, which has no epsilon and no learning rate; 0.001 is
 * that of Keras and TensorFlow, 1e-7 the epsilon of {@link Adam}.
 *
 * <p>{@code centred(true)} divides by the deviation in place of the root mean square (Graves 2013):
 * a ← a + (1−ρ)(g − a), and max(v − a², 0) for v under the root. Rounding takes v − a² below 0
 * where the gradient has become constant; its root would be NaN. Such steps are as long as lr·g/ε,
 * or with epsilon inside the root lr·g/√ε: a small epsilon is no good there. {@code velocity(true)}
 * adds b ← μ·b + (lr·g)/(√v + ε); p ← p − b. The momentum μ is without effect as long as there is
 * no velocity.
 *
 * <p>{@link #torch()}, {@link #keras()}, {@link #tensorflow()}, {@link #dl4j()} and {@link
 * #graves()} have the conventions of others. State: v, 4 bytes per element; 4 more for each of a
 * and b.
 */
public final class RMSProp extends RecipeOptimizer {
  /** With the defaults. */
  public RMSProp() {
    this(defaults());
  }

  /** With this learning rate. */
  public RMSProp(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public RMSProp(Hyper hyper) {
    super(hyper);
  }

  /** Learning rate 0.001, decay 0.9, epsilon 1e-7 outside the root; momentum 0.9 on request. */
  public static Hyper defaults() {
    return new Hyper(
        Schedule.constant(0.001),
        Schedule.constant(0.9),
        Schedule.constant(0.9),
        Schedule.constant(1e-7),
        0,
        false,
        false,
        false,
        true,
        0x1p-100);
  }

  /**
   * The convention of {@code torch.optim.RMSprop}: learning rate 0.01, outside the velocity, decay
   * 0.99, epsilon 1e-8. PyTorch has a velocity where its momentum is above 0: {@code
   * RMSProp.torch().velocity(true).momentum(0.9)}.
   */
  public static Hyper torch() {
    return defaults().learningRate(0.01).decayRate(0.99).epsilon(1e-8).rateInVelocity(false);
  }

  /** The convention of Keras: learning rate 0.001, decay 0.9, epsilon 1e-7 inside the root. */
  public static Hyper keras() {
    return defaults().epsilonInRoot(true);
  }

  /**
   * The convention of TensorFlow's {@code ApplyRMSProp}, which TensorFlow for Java and KotlinDL
   * have: v starts at 1; learning rate 0.001, decay 0.9, epsilon 1e-10 inside the root.
   */
  public static Hyper tensorflow() {
    return defaults().epsilon(1e-10).epsilonInRoot(true).initialAccumulator(1);
  }

  /** The convention of DL4J: learning rate 0.1, decay 0.95, epsilon 1e-8, where v starts, too. */
  public static Hyper dl4j() {
    return defaults().learningRate(0.1).decayRate(0.95).epsilon(1e-8).initialAccumulator(1e-8);
  }

  /**
   * As Graves 2013 trained: centred and with a velocity; learning rate 1e-4, decay 0.95, momentum
   * 0.9, epsilon 1e-4 inside the root.
   */
  public static Hyper graves() {
    return defaults()
        .learningRate(1e-4)
        .decayRate(0.95)
        .epsilon(1e-4)
        .epsilonInRoot(true)
        .centred(true)
        .velocity(true);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   * @param decayRate ρ, in [0, 1)
   * @param momentum μ of the velocity, if there is one; in [0, 1)
   * @param epsilon ε, finite and at least 0
   * @param initialAccumulator what v starts with; finite and at least 0
   * @param centred whether the square of the mean gradient is subtracted from v
   * @param velocity whether there is a velocity
   * @param epsilonInRoot whether ε is added to v and not to its root
   * @param rateInVelocity whether the learning rate is part of the velocity
   * @param tiny magnitudes of slots below this are stored as 0; in [0, 1)
   */
  public record Hyper(
      Schedule learningRate,
      Schedule decayRate,
      Schedule momentum,
      Schedule epsilon,
      double initialAccumulator,
      boolean centred,
      boolean velocity,
      boolean epsilonInRoot,
      boolean rateInVelocity,
      double tiny)
      implements LearningRate<Hyper>,
          DecayRate<Hyper>,
          Velocity<Hyper>,
          Epsilon<Hyper>,
          Tiny<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("RMSProp.learningRate", learningRate);
      decayRate = Ranged.fraction("RMSProp.decayRate", decayRate);
      momentum = Ranged.fraction("RMSProp.momentum", momentum);
      epsilon = Ranged.atLeastZero("RMSProp.epsilon", epsilon);
      Check.atLeastZero("RMSProp.initialAccumulator", initialAccumulator);
      Check.fraction("RMSProp.tiny", tiny);
    }

    /** With another initial accumulator. */
    public Hyper initialAccumulator(double value) {
      return With.component(this, "initialAccumulator", value);
    }

    /** Divided by the deviation, or by the root mean square. */
    public Hyper centred(boolean value) {
      return With.component(this, "centred", value);
    }

    /** With a velocity or without. */
    public Hyper velocity(boolean value) {
      return With.component(this, "velocity", value);
    }

    /** With epsilon inside or outside the root. */
    public Hyper epsilonInRoot(boolean value) {
      return With.component(this, "epsilonInRoot", value);
    }

    /** With the learning rate inside or outside the velocity. */
    public Hyper rateInVelocity(boolean value) {
      return With.component(this, "rateInVelocity", value);
    }

    @Override
    public String kernel() {
      return (centred ? "Centred" : "") + (velocity ? "Momentum" : "") + "RMSProp";
    }

    @Override
    public List<Slot> slots() {
      List<Slot> slots = new ArrayList<>(3);
      slots.add(new Slot("v", initialAccumulator, "square_avg"));
      if (centred) slots.add(Slot.zero("a").torch("grad_avg"));
      if (velocity) slots.add(Slot.zero("b").torch(rateInVelocity ? null : "momentum_buffer"));
      return slots;
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      boolean rateOutside = velocity && !rateInVelocity;
      out.put(1 - decayRate.at(step))
          .put(epsilonInRoot ? epsilon.at(step) : 0)
          .put(epsilonInRoot ? 0 : epsilon.at(step))
          .put(rateOutside ? 1 : learningRate.at(step))
          .put(rateOutside ? learningRate.at(step) : 1)
          .put(momentum.at(step))
          .put(tiny);
    }
  }
}
