package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.internal.Check;
import org.jdescent.internal.Distance;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;

/**
 * Prodigy (Mishchenko &amp; Defazio 2023, the version for Adam), which needs no tuned learning
 * rate: d, an estimate of the distance from the first parameters p0 to the solution, takes its
 * place and only grows. m ← m + (1−β1)(d·g − m); v ← v + (1−β2)(d²·g·g − v); s ← s +
 * (1−√β2)(lr·d²·g − s); p ← p − (lr·d·m)/(√v + d·ε); then r ← √β2·r + (1−√β2)·lr·d²·⟨g, p0 − p⟩
 * with the p before the update, and d ← max(d, r/‖s‖₁). Defaults: learning rate 1, which a schedule
 * may scale, beta1 0.9, beta2 0.999, epsilon 1e-8, d0 1e-6.
 *
 * <p>All parameters of a group have d in common. Decoupled weight decay follows lr·d: {@code
 * Prodigy.defaults().decay(Decay.decoupled(0.01))}. State: m, v, s and p0, 16 bytes per element,
 * and d and r.
 */
public final class Prodigy extends RecipeOptimizer {
  /** With the defaults. */
  public Prodigy() {
    this(defaults());
  }

  /** With this learning rate. */
  public Prodigy(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public Prodigy(Hyper hyper) {
    super(hyper);
  }

  /** Learning rate 1, beta1 0.9, beta2 0.999, epsilon 1e-8, d0 1e-6. */
  public static Hyper defaults() {
    return new Hyper(
        Schedule.constant(1),
        Schedule.constant(0.9),
        Schedule.constant(0.999),
        Schedule.constant(1e-8),
        1e-6,
        0x1p-100);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate what d is multiplied by, finite and at least 0
   * @param beta1 decay of the mean of the gradients, in [0, 1)
   * @param beta2 decay of the mean of their squares; r and s decay by its root; in [0, 1)
   * @param epsilon ε, finite and at least 0
   * @param d0 what d is at first, finite and above 0; much smaller than the distance
   * @param tiny magnitudes of m, v and s below this are stored as 0; in [0, 1)
   */
  public record Hyper(
      Schedule learningRate,
      Schedule beta1,
      Schedule beta2,
      Schedule epsilon,
      double d0,
      double tiny)
      implements Distance<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("Prodigy.learningRate", learningRate);
      beta1 = Ranged.fraction("Prodigy.beta1", beta1);
      beta2 = Ranged.fraction("Prodigy.beta2", beta2);
      epsilon = Ranged.atLeastZero("Prodigy.epsilon", epsilon);
      Check.positive("Prodigy.d0", d0);
      Check.fraction("Prodigy.tiny", tiny);
    }

    @Override
    public String kernel() {
      return "Prodigy";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.zero("m"), Slot.zero("v"), Slot.zero("s"), Slot.parameter("p0"));
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      double d = out.carried(0);
      out.put(learningRate.at(step) * d)
          .put(d)
          .put(1 - beta1.at(step))
          .put(1 - beta2.at(step))
          .put(1 - beta3(step))
          .put(pace(d, step))
          .put(epsilon.at(step) * d)
          .put(tiny);
    }

    @Override
    public double pace(double d, long step) {
      return learningRate.at(step) * d * d;
    }

    @Override
    public double divisor(long step) {
      return 1;
    }
  }
}
