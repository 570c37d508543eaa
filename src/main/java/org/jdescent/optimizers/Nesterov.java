package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.internal.Check;
import org.jdescent.internal.MomentumScalars;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;

/**
 * Nesterov's momentum, as Sutskever et al. 2013 wrote it and frameworks have it, with the gradient
 * at the point itself: v ← μ·v − lr·g; p ← p + μ·v − lr·g. Defaults: learning rate 0.01, momentum
 * 0.9.
 *
 * <p>{@link #torch()} keeps the learning rate out of the velocity: v ← μ·v + g; p ← p − lr·(g +
 * μ·v). The two agree as long as the learning rate does not change. State: v, 4 bytes per element.
 */
public final class Nesterov extends RecipeOptimizer {
  /** With the defaults. */
  public Nesterov() {
    this(defaults());
  }

  /** With this learning rate. */
  public Nesterov(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With this learning rate and momentum. */
  public Nesterov(double learningRate, double momentum) {
    this(defaults().learningRate(learningRate).momentum(momentum));
  }

  /** With these hyper-parameters. */
  public Nesterov(Hyper hyper) {
    super(hyper);
  }

  /** Learning rate 0.01 inside the velocity, momentum 0.9; Keras has the same. */
  public static Hyper defaults() {
    return new Hyper(Schedule.constant(0.01), Schedule.constant(0.9), true, 0x1p-100);
  }

  /**
   * The convention of {@code torch.optim.SGD(lr, momentum, nesterov=True)}: learning rate 0.01
   * outside the velocity, momentum 0.9.
   */
  public static Hyper torch() {
    return defaults().rateInVelocity(false);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   * @param momentum μ, in [0, 1)
   * @param rateInVelocity whether the learning rate is part of the velocity
   * @param tiny magnitudes of v below this are stored as 0; in [0, 1)
   */
  public record Hyper(Schedule learningRate, Schedule momentum, boolean rateInVelocity, double tiny)
      implements MomentumScalars<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("Nesterov.learningRate", learningRate);
      momentum = Ranged.fraction("Nesterov.momentum", momentum);
      Check.fraction("Nesterov.tiny", tiny);
    }

    @Override
    public String kernel() {
      return "Nesterov";
    }

    @Override
    public List<Slot> slots() {
      return List.of(rateInVelocity ? Slot.zero("v") : Slot.zero("v").torch("momentum_buffer"));
    }
  }
}
