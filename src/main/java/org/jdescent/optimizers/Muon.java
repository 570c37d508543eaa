package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.internal.Check;
import org.jdescent.internal.MatrixShape;
import org.jdescent.internal.MuonScalars;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;
import org.jdescent.internal.With;

/**
 * Muon (Jordan et al. 2024): momentum, of which all singular values are brought near 1: m ← μ·m +
 * (1−μ)·g; x = (1−μ)·g + μ·m; p ← p·(1 − lr·λ) − lr·s·NS(x), with s = √max(1, rows/columns).
 * Defaults: learning rate 0.02, momentum 0.95 with Nesterov's look ahead, five iterations of Newton
 * and Schulz, no weight decay, as the author's code has them.
 *
 * <p>For the hidden matrices of a network; embeddings, the last layer and vectors are given to
 * another rule, see {@link org.jdescent.Recipe#hiddenMatrices}. A parameter of more than two
 * dimensions is taken as a matrix of as many rows as its first one says; papers and PyTorch have
 * outputs there. State: m, 4 bytes per element. Needs OpenBLAS.
 */
public final class Muon extends RecipeOptimizer {
  /** What the update is multiplied by for its shape. */
  public enum Scale {
    /** √max(1, rows/columns), as the author has it. */
    ASPECT,
    /** 0.2·√max(rows, columns): as long as AdamW's updates (Liu et al. 2025). */
    RMS
  }

  /** The polynomials a·x + b·x³ + c·x⁵ of the iterations. */
  public enum Coefficients {
    /** 3.4445, −4.7750, 2.0315 in every iteration: singular values come to 0.7 … 1.2. */
    JORDAN,
    /** Other ones in each iteration (Polar Express, Amsel et al. 2025), for closer to 1. */
    POLAR_EXPRESS
  }

  /** With the defaults. */
  public Muon() {
    this(defaults());
  }

  /** With this learning rate. */
  public Muon(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public Muon(Hyper hyper) {
    super(hyper);
  }

  /** Learning rate 0.02, momentum 0.95, Nesterov, five of Jordan's iterations, no weight decay. */
  public static Hyper defaults() {
    return new Hyper(
        Schedule.constant(0.02),
        Schedule.constant(0.95),
        Schedule.constant(0),
        true,
        true,
        Scale.ASPECT,
        Coefficients.JORDAN,
        5,
        0x1p-100);
  }

  /**
   * The convention of {@code torch.optim.Muon}: learning rate 0.001, weight decay 0.1; its {@code
   * match_rms_adamw} is {@link Scale#RMS}.
   */
  public static Hyper torch() {
    return defaults().learningRate(0.001).weightDecay(0.1);
  }

  /** The convention of Keras: m ← μ·m + g, {@link Scale#RMS}, learning rate 0.001, decay 0.004. */
  public static Hyper keras() {
    return defaults().learningRate(0.001).weightDecay(0.004).dampened(false).scale(Scale.RMS);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   * @param momentum μ, in [0, 1)
   * @param weightDecay λ, finite and at least 0
   * @param nesterov whether the update looks ahead
   * @param dampened whether gradients are weighed with 1 − μ
   * @param scale what the update is multiplied by
   * @param coefficients the polynomials
   * @param iterations how many of them, 1 to 100
   * @param tiny magnitudes of m below this are stored as 0; in [0, 1)
   */
  public record Hyper(
      Schedule learningRate,
      Schedule momentum,
      Schedule weightDecay,
      boolean nesterov,
      boolean dampened,
      Scale scale,
      Coefficients coefficients,
      int iterations,
      double tiny)
      implements MuonScalars<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("Muon.learningRate", learningRate);
      momentum = Ranged.fraction("Muon.momentum", momentum);
      weightDecay = Ranged.atLeastZero("Muon.weightDecay", weightDecay);
      Check.notNull("Muon.scale", scale);
      Check.notNull("Muon.coefficients", coefficients);
      Check.count("Muon.iterations", 1, 100, iterations);
      Check.fraction("Muon.tiny", tiny);
    }

    /** With gradients that are weighed with 1 − μ, or as they are. */
    public Hyper dampened(boolean value) {
      return With.component(this, "dampened", value);
    }

    @Override
    public String kernel() {
      return "Muon";
    }

    @Override
    public List<Slot> slots() {
      return List.of(MuonScalars.velocity());
    }

    @Override
    public long side(long... shape) {
      return MatrixShape.shorter("Muon", shape);
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      length(step, out);
      direction(step, dampened ? 1 - momentum.at(step) : 1, out);
    }
  }
}
