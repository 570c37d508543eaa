package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.hyper.Velocity;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;
import org.jdescent.internal.ScheduleFree;

/**
 * Schedule-Free SGD (Defazio et al. 2024): z ← z − lr·g; x ← x + c(z − x); p ← z + μ(x − z), where
 * c = lr²/Σlr², that is 1/t if the learning rate does not change. Defaults: learning rate 1,
 * momentum μ 0.9, those of the authors' code.
 *
 * <p>What is to be evaluated, and kept at the end, is x: see {@link
 * org.jdescent.Optimizer#evaluate()}. No schedule is needed, but a warm-up. Only coupled weight
 * decay is taken. State: z and x, 8 bytes per element, which start as the parameter.
 */
public final class ScheduleFreeSGD extends RecipeOptimizer {
  /** With the defaults. */
  public ScheduleFreeSGD() {
    this(defaults());
  }

  /** With this learning rate. */
  public ScheduleFreeSGD(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public ScheduleFreeSGD(Hyper hyper) {
    super(hyper);
  }

  /** Learning rate 1, momentum 0.9. */
  public static Hyper defaults() {
    return new Hyper(Schedule.constant(1), Schedule.constant(0.9));
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   * @param momentum μ, where between z and x gradients are taken; in [0, 1)
   */
  public record Hyper(Schedule learningRate, Schedule momentum)
      implements ScheduleFree<Hyper>, Velocity<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("ScheduleFreeSGD.learningRate", learningRate);
      momentum = Ranged.fraction("ScheduleFreeSGD.momentum", momentum);
    }

    @Override
    public String kernel() {
      return "ScheduleFreeSGD";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.parameter("z"), Slot.parameter("x"));
    }

    @Override
    public double rate(long t, long step) {
      return learningRate.at(step);
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      out.put(rate(t, step)).put(momentum.at(step)).put(weight(t, step, out));
    }
  }
}
