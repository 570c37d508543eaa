package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.hyper.LearningRate;
import org.jdescent.hyper.Tiny;
import org.jdescent.hyper.Velocity;
import org.jdescent.internal.Check;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;

/**
 * Signum (Bernstein et al. 2018): m ← m + (1−β)(g − m); p ← p − lr·sign(m). Defaults: learning rate
 * 0.001, momentum β 0.9. The sign of 0 is 0. State: m, 4 bytes per element.
 */
public final class Signum extends RecipeOptimizer {
  /** With the defaults. */
  public Signum() {
    this(defaults());
  }

  /** With this learning rate. */
  public Signum(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public Signum(Hyper hyper) {
    super(hyper);
  }

  /** Learning rate 0.001, momentum 0.9. */
  public static Hyper defaults() {
    return new Hyper(Schedule.constant(0.001), Schedule.constant(0.9), 0x1p-100);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   * @param momentum β, in [0, 1)
   * @param tiny magnitudes of m below this are stored as 0; in [0, 1)
   */
  public record Hyper(Schedule learningRate, Schedule momentum, double tiny)
      implements LearningRate<Hyper>, Velocity<Hyper>, Tiny<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("Signum.learningRate", learningRate);
      momentum = Ranged.fraction("Signum.momentum", momentum);
      Check.fraction("Signum.tiny", tiny);
    }

    @Override
    public String kernel() {
      return "Signum";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.zero("m"));
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      out.put(learningRate.at(step)).put(1 - momentum.at(step)).put(tiny);
    }
  }
}
