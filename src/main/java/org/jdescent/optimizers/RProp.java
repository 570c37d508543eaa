package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.hyper.LearningRate;
import org.jdescent.internal.Check;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;
import org.jdescent.internal.With;

/**
 * RProp (Riedmiller &amp; Braun 1993), which looks at nothing but the signs of gradients, for full
 * batches: every element has a step size s, that grows as long as the sign stays, s ← min(η⁺·s, s
 * max), and shrinks where it turns, s ← max(η⁻·s, s min); p ← p − s·sign(g). Defaults, the paper's:
 * η⁻ 0.5, η⁺ 1.2, step sizes from 1e-6 to 50, the first one 0.1.
 *
 * <p>This is iRprop⁻ (Igel &amp; Hüsken 2000), as in PyTorch: where the sign turns, p stays in that
 * step instead of going back, and the step size in the next one. The learning rate is the first
 * step size, as it is at step 1; a schedule has no effect after that, and even at 0 a step is as
 * long as the smallest. State: g, the gradient before, and s, 8 bytes per element.
 */
public final class RProp extends RecipeOptimizer {
  /** With the defaults. */
  public RProp() {
    this(defaults());
  }

  /** With this first step size. */
  public RProp(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public RProp(Hyper hyper) {
    super(hyper);
  }

  /** First step size 0.1, η⁻ 0.5, η⁺ 1.2, step sizes from 1e-6 to 50. */
  public static Hyper defaults() {
    return new Hyper(
        Schedule.constant(0.1), Schedule.constant(0.5), Schedule.constant(1.2), 1e-6, 50);
  }

  /** The defaults of {@code torch.optim.Rprop}: first step size 0.01, the rest as the paper. */
  public static Hyper torch() {
    return defaults().learningRate(0.01);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate the first step size, at step 1; finite and at least 0
   * @param etaMinus η⁻, factor of a step size where the gradient's sign turns, in [0, 1)
   * @param etaPlus η⁺, factor of a step size where it stays, finite and at least 0; above 1 to grow
   * @param smallestStep the smallest step size, finite and at least 0
   * @param largestStep the largest step size, finite and at least the smallest
   */
  public record Hyper(
      Schedule learningRate,
      Schedule etaMinus,
      Schedule etaPlus,
      double smallestStep,
      double largestStep)
      implements LearningRate<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("RProp.learningRate", learningRate);
      etaMinus = Ranged.fraction("RProp.etaMinus", etaMinus);
      etaPlus = Ranged.atLeastZero("RProp.etaPlus", etaPlus);
      Check.atLeastZero("RProp.smallestStep", smallestStep);
      Check.atLeastZero("RProp.largestStep", largestStep);
      if (smallestStep > largestStep) {
        throw new IllegalArgumentException(
            "RProp.smallestStep must be at most largestStep %s, got %s"
                .formatted(largestStep, smallestStep));
      }
    }

    /** With another etaMinus, in [0, 1). */
    public Hyper etaMinus(double value) {
      return With.component(this, "etaMinus", value);
    }

    /** With another etaMinus, which may change from step to step. */
    public Hyper etaMinus(Schedule value) {
      return With.component(this, "etaMinus", value);
    }

    /** With another etaPlus, finite and at least 0. */
    public Hyper etaPlus(double value) {
      return With.component(this, "etaPlus", value);
    }

    /** With another etaPlus, which may change from step to step. */
    public Hyper etaPlus(Schedule value) {
      return With.component(this, "etaPlus", value);
    }

    /** With another smallest step size, at most the largest. */
    public Hyper smallestStep(double value) {
      return With.component(this, "smallestStep", value);
    }

    /** With another largest step size, at least the smallest. */
    public Hyper largestStep(double value) {
      return With.component(this, "largestStep", value);
    }

    @Override
    public boolean scalesWithLearningRate() {
      return false;
    }

    @Override
    public String kernel() {
      return "RProp";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.zero("g").torch("prev"), new Slot("s", learningRate.at(1), "step_size"));
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      out.put(etaMinus.at(step)).put(etaPlus.at(step)).put(smallestStep).put(largestStep);
    }
  }
}
