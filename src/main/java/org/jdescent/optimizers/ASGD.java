package org.jdescent.optimizers;

import java.util.List;
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
 * Averaged gradient descent (Polyak &amp; Juditsky 1992), as {@code torch.optim.ASGD} has it: p ←
 * (1 − λ·η)·p − η·g; ax ← ax + μ·(p − ax) with η = lr/(1 + λ·lr·(t−1))^α, μ = 1/max(1, t − 1 − t0).
 * The answer is ax, the mean of p over all updates from about t0 on; until then it is p. Defaults,
 * PyTorch's: learning rate 0.01, lambda 1e-4, alpha 0.75, t0 1e6.
 *
 * <p>With a schedule, η comes from this update's learning rate; in PyTorch, which prepares it at
 * the end of the update before, it comes from that one's. What is evaluated is ax, see {@link
 * org.jdescent.Optimizer#evaluate()}; so of decay around the rule only the coupled one is taken,
 * which PyTorch has, too. State: ax, 4 bytes per element, which starts as the parameter.
 */
public final class ASGD extends RecipeOptimizer {
  /** With the defaults. */
  public ASGD() {
    this(defaults());
  }

  /** With this learning rate. */
  public ASGD(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public ASGD(Hyper hyper) {
    super(hyper);
  }

  /** Learning rate 0.01, lambda 1e-4, alpha 0.75, t0 1e6. */
  public static Hyper defaults() {
    return new Hyper(Schedule.constant(0.01), 1e-4, 0.75, 1e6, 0x1p-100);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   * @param lambda λ, what pulls p towards zero and lets η fall, finite and at least 0
   * @param alpha α, the power with which η falls, finite and at least 0
   * @param t0 how many updates come before the average, finite and at least 0
   * @param tiny magnitudes of ax below this are stored as 0; in [0, 1)
   */
  public record Hyper(Schedule learningRate, double lambda, double alpha, double t0, double tiny)
      implements LearningRate<Hyper>, Tiny<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("ASGD.learningRate", learningRate);
      Check.atLeastZero("ASGD.lambda", lambda);
      Check.atLeastZero("ASGD.alpha", alpha);
      Check.atLeastZero("ASGD.t0", t0);
      Check.fraction("ASGD.tiny", tiny);
    }

    /** With another lambda. */
    public Hyper lambda(double value) {
      return With.component(this, "lambda", value);
    }

    /** With another alpha. */
    public Hyper alpha(double value) {
      return With.component(this, "alpha", value);
    }

    /** With another t0. */
    public Hyper t0(double value) {
      return With.component(this, "t0", value);
    }

    @Override
    public String kernel() {
      return "ASGD";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.parameter("ax").torch("ax"));
    }

    @Override
    public String evaluated() {
      return "ax";
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      double rate = learningRate.at(step);
      double eta = rate / Powers.of(1 + lambda * rate * (t - 1), alpha);
      out.put(eta).put(1 - lambda * eta).put(1 / Math.max(1, t - 1 - t0)).put(tiny);
    }
  }
}
