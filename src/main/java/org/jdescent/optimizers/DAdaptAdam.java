package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.internal.Check;
import org.jdescent.internal.Distance;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;

/**
 * Adam with D-Adaptation (Defazio &amp; Mishchenko 2023), which needs no tuned learning rate: d, a
 * lower bound of the distance to the solution, takes its place and only grows. m ← m +
 * (1−β1)(lr·d·g − m); v ← v + (1−β2)(g·g − v); p ← p − m/(√v + ε); then r ← √β2·r +
 * (1−√β2)·lr·d·⟨g, s/(√v + ε)⟩ with the s before s ← s + (1−√β2)(lr·d·g − s), and d ← max(d,
 * r/((1−√β2)·‖s‖₁)). Defaults: learning rate 1, which a schedule may scale, beta1 0.9, beta2 0.999,
 * epsilon 1e-8, d0 1e-6.
 *
 * <p>That is the paper's algorithm; the authors' code takes the v before the update for r. All
 * parameters of a group have d in common. Decoupled weight decay follows lr·d. {@link Prodigy}
 * finds d faster. State: m, v and s, 12 bytes per element, and d and r.
 */
public final class DAdaptAdam extends RecipeOptimizer {
  /** With the defaults. */
  public DAdaptAdam() {
    this(defaults());
  }

  /** With this learning rate. */
  public DAdaptAdam(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public DAdaptAdam(Hyper hyper) {
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
      learningRate = Ranged.atLeastZero("DAdaptAdam.learningRate", learningRate);
      beta1 = Ranged.fraction("DAdaptAdam.beta1", beta1);
      beta2 = Ranged.fraction("DAdaptAdam.beta2", beta2);
      epsilon = Ranged.atLeastZero("DAdaptAdam.epsilon", epsilon);
      Check.positive("DAdaptAdam.d0", d0);
      Check.fraction("DAdaptAdam.tiny", tiny);
    }

    @Override
    public String kernel() {
      return "DAdaptAdam";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.zero("m"), Slot.zero("v"), Slot.zero("s"));
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      out.put(pace(out.carried(0), step))
          .put(1 - beta1.at(step))
          .put(1 - beta2.at(step))
          .put(1 - beta3(step))
          .put(epsilon.at(step))
          .put(tiny);
    }

    @Override
    public double pace(double d, long step) {
      return learningRate.at(step) * d;
    }

    @Override
    public double divisor(long step) {
      return 1 - beta3(step);
    }
  }
}
