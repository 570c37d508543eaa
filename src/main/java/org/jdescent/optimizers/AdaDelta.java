package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Rule;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.internal.Check;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;

/**
 * AdaDelta (Zeiler 2012): v ← v + (1−ρ)(g·g − v); d = √(a + ε)/√(v + ε)·g; a ← a + (1−ρ)(d·d − a);
 * p ← p − lr·d. Defaults: learning rate 1, decay ρ 0.95, epsilon 1e-6; the paper has no learning
 * rate.
 *
 * <p>{@link #torch()} has decay 0.9. State: v and a, 8 bytes per element.
 */
public final class AdaDelta extends RecipeOptimizer {
  /** With the defaults. */
  public AdaDelta() {
    this(defaults());
  }

  /** With this learning rate. */
  public AdaDelta(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public AdaDelta(Hyper hyper) {
    super(hyper);
  }

  /** Learning rate 1, decay 0.95, epsilon 1e-6. */
  public static Hyper defaults() {
    return new Hyper(
        Schedule.constant(1), Schedule.constant(0.95), Schedule.constant(1e-6), 0x1p-100);
  }

  /** The defaults of {@code torch.optim.Adadelta}: learning rate 1, decay 0.9, epsilon 1e-6. */
  public static Hyper torch() {
    return defaults().decayRate(0.9);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   * @param decayRate ρ, in [0, 1)
   * @param epsilon ε, finite and at least 0; at 0 nothing would ever move
   * @param tiny magnitudes of v and a below this are stored as 0; in [0, 1)
   */
  public record Hyper(Schedule learningRate, Schedule decayRate, Schedule epsilon, double tiny)
      implements Rule {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("AdaDelta.learningRate", learningRate);
      decayRate = Ranged.fraction("AdaDelta.decayRate", decayRate);
      epsilon = Ranged.atLeastZero("AdaDelta.epsilon", epsilon);
      Check.fraction("AdaDelta.tiny", tiny);
    }

    /** With another learning rate. */
    public Hyper learningRate(double value) {
      return learningRate(Ranged.atLeastZero("AdaDelta.learningRate", value));
    }

    /** With another learning rate, which may change from step to step. */
    @Override
    public Hyper learningRate(Schedule value) {
      return new Hyper(value, decayRate, epsilon, tiny);
    }

    /** With another decayRate. */
    public Hyper decayRate(double value) {
      return decayRate(Ranged.fraction("AdaDelta.decayRate", value));
    }

    /** With another decayRate, which may change from step to step. */
    public Hyper decayRate(Schedule value) {
      return new Hyper(learningRate, value, epsilon, tiny);
    }

    /** With another epsilon. */
    public Hyper epsilon(double value) {
      return epsilon(Ranged.atLeastZero("AdaDelta.epsilon", value));
    }

    /** With another epsilon, which may change from step to step. */
    public Hyper epsilon(Schedule value) {
      return new Hyper(learningRate, decayRate, value, tiny);
    }

    /** With another threshold for storing 0; 0 keeps every subnormal number. */
    public Hyper tiny(double value) {
      return new Hyper(learningRate, decayRate, epsilon, value);
    }

    @Override
    public String kernel() {
      return "AdaDelta";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.zero("v").torch("square_avg"), Slot.zero("a").torch("acc_delta"));
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      out.put(learningRate.at(step)).put(1 - decayRate.at(step)).put(epsilon.at(step)).put(tiny);
    }
  }
}
