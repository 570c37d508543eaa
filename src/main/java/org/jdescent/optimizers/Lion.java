package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.hyper.Betas;
import org.jdescent.hyper.LearningRate;
import org.jdescent.hyper.Tiny;
import org.jdescent.internal.Check;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;

/**
 * Lion (Chen et al. 2023): p ← p − lr·sign(m + (1−β1)(g − m)); m ← m + (1−β2)(g − m). Defaults:
 * learning rate 1e-4, beta1 0.9, beta2 0.99.
 *
 * <p>Its weight decay is decoupled: {@code Lion.defaults().decay(Decay.decoupled(1))}; the paper
 * takes a rate 3 to 10 times smaller than AdamW's, and a decay as many times larger. The sign of 0
 * is 0. State: m, 4 bytes per element.
 */
public final class Lion extends RecipeOptimizer {
  /** With the defaults. */
  public Lion() {
    this(defaults());
  }

  /** With this learning rate. */
  public Lion(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public Lion(Hyper hyper) {
    super(hyper);
  }

  /** Learning rate 1e-4, beta1 0.9, beta2 0.99. */
  public static Hyper defaults() {
    return new Hyper(
        Schedule.constant(1e-4), Schedule.constant(0.9), Schedule.constant(0.99), 0x1p-100);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   * @param beta1 weight of m in the update, in [0, 1)
   * @param beta2 decay of m, in [0, 1)
   * @param tiny magnitudes of m below this are stored as 0; in [0, 1)
   */
  public record Hyper(Schedule learningRate, Schedule beta1, Schedule beta2, double tiny)
      implements LearningRate<Hyper>, Betas<Hyper>, Tiny<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("Lion.learningRate", learningRate);
      beta1 = Ranged.fraction("Lion.beta1", beta1);
      beta2 = Ranged.fraction("Lion.beta2", beta2);
      Check.fraction("Lion.tiny", tiny);
    }

    @Override
    public String kernel() {
      return "Lion";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.zero("m"));
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      out.put(learningRate.at(step)).put(1 - beta1.at(step)).put(1 - beta2.at(step)).put(tiny);
    }
  }
}
