package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.hyper.Betas;
import org.jdescent.hyper.Epsilon;
import org.jdescent.hyper.LearningRate;
import org.jdescent.hyper.Tiny;
import org.jdescent.hyper.WeightDecay;
import org.jdescent.internal.Check;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;
import org.jdescent.internal.With;

/**
 * NovoGrad (Ginsburg et al. 2019): momentum of gradients that are divided by their mean length: v ←
 * v + (1−β2)(‖g‖² − v), at first ‖g‖²; m ← β1·m + (g/(√v + ε) + λ·p); p ← p − lr·m. Defaults are
 * those of the authors' code: learning rate 0.001, beta1 0.95, beta2 0.98, epsilon 1e-8, no weight
 * decay.
 *
 * <p>v is one number for each parameter. Without averaging, a gradient that stays moves p by
 * lr/(1−β1) of its direction; with it, as another switch of the authors has it, by lr. The weight
 * decay is part of m; {@code decay} puts another one in its place. State: m, 4 bytes per element; a
 * step reads gradients twice.
 */
public final class NovoGrad extends RecipeOptimizer {
  /** With the defaults. */
  public NovoGrad() {
    this(defaults());
  }

  /** With this learning rate. */
  public NovoGrad(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public NovoGrad(Hyper hyper) {
    super(hyper);
  }

  /** Learning rate 0.001, beta1 0.95, beta2 0.98, epsilon 1e-8, no weight decay, no averaging. */
  public static Hyper defaults() {
    return new Hyper(
        Schedule.constant(0.001),
        Schedule.constant(0.95),
        Schedule.constant(0.98),
        Schedule.constant(1e-8),
        Schedule.constant(0),
        false,
        0x1p-100);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   * @param beta1 decay of m, in [0, 1)
   * @param beta2 decay of v, in [0, 1)
   * @param epsilon ε, finite and at least 0
   * @param weightDecay λ, finite and at least 0
   * @param gradientAveraging whether what is added to m is weighed with 1 − β1
   * @param tiny magnitudes of m and v below this are stored as 0; in [0, 1)
   */
  public record Hyper(
      Schedule learningRate,
      Schedule beta1,
      Schedule beta2,
      Schedule epsilon,
      Schedule weightDecay,
      boolean gradientAveraging,
      double tiny)
      implements LearningRate<Hyper>,
          Betas<Hyper>,
          Epsilon<Hyper>,
          WeightDecay<Hyper>,
          Tiny<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("NovoGrad.learningRate", learningRate);
      beta1 = Ranged.fraction("NovoGrad.beta1", beta1);
      beta2 = Ranged.fraction("NovoGrad.beta2", beta2);
      epsilon = Ranged.atLeastZero("NovoGrad.epsilon", epsilon);
      weightDecay = Ranged.atLeastZero("NovoGrad.weightDecay", weightDecay);
      Check.fraction("NovoGrad.tiny", tiny);
    }

    /** With or without averaging. */
    public Hyper gradientAveraging(boolean value) {
      return With.component(this, "gradientAveraging", value);
    }

    @Override
    public String kernel() {
      return "NovoGrad";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.zero("m"), Slot.zero("v").per(Slot.Extent.PARAMETER));
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      out.put(learningRate.at(step))
          .put(beta1.at(step))
          .put(gradientAveraging ? 1 - beta1.at(step) : 1)
          .put(t == 1 ? 1 : 1 - beta2.at(step))
          .put(epsilon.at(step))
          .put(weightDecay.at(step))
          .put(tiny);
    }
  }
}
