package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.hyper.InitialAccumulator;
import org.jdescent.hyper.LearningRate;
import org.jdescent.internal.Check;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;
import org.jdescent.internal.With;

/**
 * FTRL-proximal (McMahan et al. 2013, algorithm 1), for sparse linear models: with η = α/(β + √n),
 * where n ← n + g·g, z ← z + g − (1/η − 1/η′)·p, η′ being the η before; p ← 0 where |z| ≤ λ1, else
 * (sign(z)·λ1 − z)/(1/η + λ2). Defaults: learning rate α 0.001 (Keras's; the paper names none),
 * beta 1, l1 0, l2 0.
 *
 * <p>It keeps c = z + p/η, which is 0 without l1 and l2: there p ← p − η·g, as AdaGrad. So p may be
 * changed by what surrounds the rule, and α by a schedule. In the first update 1/η′ is 0:
 * parameters start from where they are, also where the paper's 0 is not. {@link #keras()} has the
 * 1/η of the initial n there. State: c and n, 8 bytes per element.
 */
public final class FTRL extends RecipeOptimizer {
  /** With the defaults. */
  public FTRL() {
    this(defaults());
  }

  /** With this learning rate. */
  public FTRL(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public FTRL(Hyper hyper) {
    super(hyper);
  }

  /** Learning rate 0.001, beta 1, l1 0, l2 0, initial accumulator 0. */
  public static Hyper defaults() {
    return new Hyper(
        Schedule.constant(0.001), 1, Schedule.constant(0), Schedule.constant(0), 0, true);
  }

  /**
   * The convention of Keras and TensorFlow: beta 0, initial accumulator 0.1, and the first update
   * draws parameters towards 0, all the way where there is no gradient. Their strength of l2 is
   * half of this l2. Powers other than −0.5, and their shrinkage, are not offered.
   */
  public static Hyper keras() {
    return defaults().beta(0).initialAccumulator(0.1).startsFromParameter(false);
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate α, finite and at least 0
   * @param beta β, finite and at least 0; if it and the initial accumulator are 0, an element that
   *     has had no gradient becomes 0
   * @param l1 λ1, finite and at least 0
   * @param l2 λ2, finite and at least 0
   * @param initialAccumulator what n starts with; finite and at least 0
   * @param startsFromParameter whether β and the initial accumulator hold a parameter where it
   *     starts, or draw it to 0
   */
  public record Hyper(
      Schedule learningRate,
      double beta,
      Schedule l1,
      Schedule l2,
      double initialAccumulator,
      boolean startsFromParameter)
      implements LearningRate<Hyper>, InitialAccumulator<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("FTRL.learningRate", learningRate);
      Check.atLeastZero("FTRL.beta", beta);
      l1 = Ranged.atLeastZero("FTRL.l1", l1);
      l2 = Ranged.atLeastZero("FTRL.l2", l2);
      Check.atLeastZero("FTRL.initialAccumulator", initialAccumulator);
    }

    /** With another beta, finite and at least 0. */
    public Hyper beta(double value) {
      return With.component(this, "beta", value);
    }

    /** With another l1, finite and at least 0. */
    public Hyper l1(double value) {
      return With.component(this, "l1", value);
    }

    /** With another l1, which may change from step to step. */
    public Hyper l1(Schedule value) {
      return With.component(this, "l1", value);
    }

    /** With another l2, finite and at least 0. */
    public Hyper l2(double value) {
      return With.component(this, "l2", value);
    }

    /** With another l2, which may change from step to step. */
    public Hyper l2(Schedule value) {
      return With.component(this, "l2", value);
    }

    /** With parameters held where they start, or drawn to 0. */
    public Hyper startsFromParameter(boolean value) {
      return With.component(this, "startsFromParameter", value);
    }

    @Override
    public String kernel() {
      return "FTRL";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.zero("c"), new Slot("n", initialAccumulator, null));
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      out.put(learningRate.at(step))
          .put(beta)
          .put(l1.at(step))
          .put(l2.at(step))
          .put(t == 1 && !startsFromParameter ? initialRoot() : 0);
    }

    /** In float, as the kernel's, so that what has no gradient becomes exactly 0. */
    private float initialRoot() {
      return (float) beta + (float) StrictMath.sqrt((float) initialAccumulator);
    }

    @Override
    public boolean scalesWithLearningRate() {
      return startsFromParameter && beta + initialAccumulator > 0;
    }
  }
}
