package org.jdescent.optimizers;

import java.util.List;
import java.util.stream.IntStream;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.hyper.LearningRate;
import org.jdescent.hyper.Tiny;
import org.jdescent.internal.Check;
import org.jdescent.internal.Powers;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;
import org.jdescent.internal.With;

/**
 * Aggregated momentum (Lucas et al. 2019): K velocities, from one without memory to one with a very
 * long one: vᵢ ← (1 − aⁱ⁻¹)·vᵢ − g for i = 1 … K; p ← p + lr/K·(v₁ + … + v_K). Defaults: learning
 * rate 0.01, a 0.1, K 3, that is dampings 0, 0.9 and 0.99; a and K are the paper's, which tunes the
 * learning rate.
 *
 * <p>State: v1 to vK, 4 bytes per element each, 12 with the defaults.
 */
public final class AggMo extends RecipeOptimizer {
  /** With the defaults. */
  public AggMo() {
    this(defaults());
  }

  /** With this learning rate. */
  public AggMo(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public AggMo(Hyper hyper) {
    super(hyper);
  }

  /** Learning rate 0.01, three velocities with dampings 0, 0.9 and 0.99. */
  public static Hyper defaults() {
    return new Hyper(Schedule.constant(0.01), Schedule.constant(0.1), 3, 0x1p-100);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   * @param scaleFactor a, in (0, 1]; the dampings are 0, 1 − a, 1 − a² and so on
   * @param velocities K, from 1 to 6
   * @param tiny magnitudes of velocities below this are stored as 0; in [0, 1)
   */
  public record Hyper(Schedule learningRate, Schedule scaleFactor, int velocities, double tiny)
      implements LearningRate<Hyper>, Tiny<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("AggMo.learningRate", learningRate);
      scaleFactor = Ranged.share("AggMo.scaleFactor", scaleFactor);
      Check.count("AggMo.velocities", 1, 6, velocities);
      Check.fraction("AggMo.tiny", tiny);
    }

    /** With another scaleFactor. */
    public Hyper scaleFactor(double value) {
      return With.component(this, "scaleFactor", value);
    }

    /** With another scaleFactor, which may change from step to step. */
    public Hyper scaleFactor(Schedule value) {
      return With.component(this, "scaleFactor", value);
    }

    /** With so many velocities, from 1 to 6. */
    public Hyper velocities(int value) {
      return With.component(this, "velocities", value);
    }

    @Override
    public String kernel() {
      return "AggMo" + velocities;
    }

    @Override
    public List<Slot> slots() {
      return IntStream.rangeClosed(1, velocities).mapToObj(i -> Slot.zero("v" + i)).toList();
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      out.put(learningRate.at(step) / velocities);
      for (int i = 0; i < velocities; i++) out.put(1 - Powers.of(scaleFactor.at(step), i));
      out.put(tiny);
    }
  }
}
