package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.hyper.DecayRate;
import org.jdescent.hyper.Epsilon;
import org.jdescent.hyper.LearningRate;
import org.jdescent.hyper.Tiny;
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
      implements LearningRate<Hyper>, DecayRate<Hyper>, Epsilon<Hyper>, Tiny<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("AdaDelta.learningRate", learningRate);
      decayRate = Ranged.fraction("AdaDelta.decayRate", decayRate);
      epsilon = Ranged.atLeastZero("AdaDelta.epsilon", epsilon);
      Check.fraction("AdaDelta.tiny", tiny);
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
