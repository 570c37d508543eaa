package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.hyper.Beta2;
import org.jdescent.hyper.Epsilon;
import org.jdescent.internal.Check;
import org.jdescent.internal.MatrixShape;
import org.jdescent.internal.MuonScalars;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;

/**
 * NorMuon (Li et al. 2025): {@link Muon}, whose rows are brought to equal length: m ← μ·m +
 * (1−μ)·g; o = NS(m); v ← v + (1−β2)(mean of o² in the row − v); o' = o/(√v + ε); p ← p·(1 − lr·λ)
 * − lr·0.2·√(rows·columns)/‖o'‖·o'. Defaults: learning rate 0.001, momentum 0.95, beta2 0.95,
 * epsilon 1e-8, weight decay 0.1.
 *
 * <p>{@link #authors()} is the convention of the authors' code: Nesterov's look ahead, and o' gets
 * the length of o, times √max(1, rows/columns). Rows are meant to be outputs: transposed weights
 * have their inputs brought to equal length. State: m, 4 bytes per element, and a number per row.
 * Needs OpenBLAS.
 */
public final class NorMuon extends RecipeOptimizer {
  /** With the defaults. */
  public NorMuon() {
    this(defaults());
  }

  /** With this learning rate. */
  public NorMuon(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public NorMuon(Hyper hyper) {
    super(hyper);
  }

  /** Learning rate 0.001, momentum 0.95, beta2 0.95, epsilon 1e-8, weight decay 0.1. */
  public static Hyper defaults() {
    return new Hyper(
        Schedule.constant(0.001),
        Schedule.constant(0.95),
        Schedule.constant(0.95),
        Schedule.constant(1e-8),
        Schedule.constant(0.1),
        false,
        Muon.Scale.RMS,
        Muon.Coefficients.JORDAN,
        5,
        0x1p-100);
  }

  /**
   * The authors' code: learning rate 0.02, Nesterov, epsilon 1e-10, no decay, o keeps its length.
   */
  public static Hyper authors() {
    return defaults()
        .learningRate(0.02)
        .epsilon(1e-10)
        .weightDecay(0)
        .nesterov(true)
        .scale(Muon.Scale.ASPECT);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   * @param momentum μ, in [0, 1)
   * @param beta2 decay of v, in [0, 1)
   * @param epsilon ε, finite and at least 0
   * @param weightDecay λ, finite and at least 0
   * @param nesterov whether the update looks ahead
   * @param scale RMS for the paper's length of the update, ASPECT for the authors' code's
   * @param coefficients the polynomials
   * @param iterations how many of them, 1 to 100
   * @param tiny magnitudes of m and v below this are stored as 0; in [0, 1)
   */
  public record Hyper(
      Schedule learningRate,
      Schedule momentum,
      Schedule beta2,
      Schedule epsilon,
      Schedule weightDecay,
      boolean nesterov,
      Muon.Scale scale,
      Muon.Coefficients coefficients,
      int iterations,
      double tiny)
      implements MuonScalars<Hyper>, Beta2<Hyper>, Epsilon<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("NorMuon.learningRate", learningRate);
      momentum = Ranged.fraction("NorMuon.momentum", momentum);
      beta2 = Ranged.fraction("NorMuon.beta2", beta2);
      epsilon = Ranged.atLeastZero("NorMuon.epsilon", epsilon);
      weightDecay = Ranged.atLeastZero("NorMuon.weightDecay", weightDecay);
      Check.notNull("NorMuon.scale", scale);
      Check.notNull("NorMuon.coefficients", coefficients);
      Check.count("NorMuon.iterations", 1, 100, iterations);
      Check.fraction("NorMuon.tiny", tiny);
    }

    @Override
    public String kernel() {
      return "NorMuon";
    }

    @Override
    public List<Slot> slots() {
      return List.of(MuonScalars.velocity(), Slot.zero("v").per(Slot.Extent.ROW));
    }

    @Override
    public long side(long... shape) {
      return MatrixShape.shorter("NorMuon", shape);
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      length(step, out).put(1 - beta2.at(step)).put(epsilon.at(step));
      direction(step, 1 - momentum.at(step), out);
    }
  }
}
