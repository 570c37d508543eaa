package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Decay;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.hyper.WeightDecay;
import org.jdescent.internal.Check;
import org.jdescent.internal.NAdamScalars;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;

/**
 * NAdamW: {@link NAdam} (Dozat 2016) with the decoupled weight decay of Loshchilov &amp; Hutter
 * 2019: p ← p·(1 − lr·λ) − u. Defaults: those of NAdam, and weight decay λ 0.01; that is {@code
 * torch.optim.NAdam} with {@code decoupled_weight_decay}.
 *
 * <p>It is NAdam's kernel, and the decay of {@link Decay#decoupled}. State: m and v, 8 bytes per
 * element, and a double for each parameter.
 */
public final class NAdamW extends RecipeOptimizer {
  /** With the defaults. */
  public NAdamW() {
    this(defaults());
  }

  /** With this learning rate. */
  public NAdamW(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public NAdamW(Hyper hyper) {
    super(hyper);
  }

  /**
   * Learning rate 0.002, beta1 0.9, beta2 0.999, epsilon 1e-8, momentumDecay 0.004, weight decay
   * 0.01.
   */
  public static Hyper defaults() {
    return new Hyper(
        Schedule.constant(0.002),
        Schedule.constant(0.9),
        Schedule.constant(0.999),
        Schedule.constant(1e-8),
        Schedule.constant(0.01),
        0.004,
        0x1p-100);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   * @param beta1 decay of the mean of the gradients, and what the momentum grows to, in [0, 1)
   * @param beta2 decay of the mean of their squares, in [0, 1)
   * @param epsilon ε, finite and at least 0
   * @param weightDecay λ, finite and at least 0
   * @param momentumDecay how fast the momentum grows: ψ, finite and at least 0
   * @param tiny magnitudes of m and v below this are stored as 0; in [0, 1)
   */
  public record Hyper(
      Schedule learningRate,
      Schedule beta1,
      Schedule beta2,
      Schedule epsilon,
      Schedule weightDecay,
      double momentumDecay,
      double tiny)
      implements NAdamScalars<Hyper>, WeightDecay<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("NAdamW.learningRate", learningRate);
      beta1 = Ranged.fraction("NAdamW.beta1", beta1);
      beta2 = Ranged.fraction("NAdamW.beta2", beta2);
      epsilon = Ranged.atLeastZero("NAdamW.epsilon", epsilon);
      weightDecay = Ranged.atLeastZero("NAdamW.weightDecay", weightDecay);
      Check.atLeastZero("NAdamW.momentumDecay", momentumDecay);
      Check.fraction("NAdamW.tiny", tiny);
    }

    @Override
    public String kernel() {
      return "NAdam";
    }

    @Override
    public List<Slot> slots() {
      return undecayed().slots();
    }

    @Override
    public List<String> torchCarried() {
      return undecayed().torchCarried();
    }

    /** NAdam without the decay. */
    @Override
    public NAdam.Hyper undecayed() {
      return new NAdam.Hyper(
          learningRate, beta1, beta2, epsilon, momentumDecay, simplified(), tiny);
    }

    @Override
    public Decay decay() {
      return Decay.decoupled(weightDecay);
    }
  }
}
