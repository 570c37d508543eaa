package org.jdescent;

import org.jdescent.internal.Check;
import org.jdescent.internal.Powers;
import org.jdescent.internal.Ranged;

/**
 * An average of the parameters that a step keeps beside them: a ← a + w·(p − a), with a weight w
 * that says what kind of average it is. Where w is 1, a becomes p. Beginning and end of training
 * are seen in {@link Optimizer#step()}.
 */
public sealed interface Average {
  /** What the average is called, without a dot; unique within a recipe. */
  String name();

  /** With another name, for recipes with several averages. */
  Average named(String name);

  /**
   * The weight w of this step's parameters, in [0, 1]; 0 leaves the average alone.
   *
   * @param step the update that was just applied, from 1
   * @param count how many updates this average takes in with this one, from 1
   */
  double weight(long step, long count);

  /**
   * The exponential moving average a ← d·a + (1 − d)·p, called "ema". The first update is copied,
   * as PyTorch's {@code AveragedModel} does.
   *
   * @param decay d, in [0, 1)
   */
  static Ema ema(double decay) {
    return ema(Ranged.fraction("Average.ema decay", decay));
  }

  /** As {@link #ema(double)}, following a schedule. */
  static Ema ema(Schedule decay) {
    return new Ema("ema", decay, false);
  }

  /**
   * Stochastic weight averaging (Izmailov et al. 2018), called "swa": the mean of the parameters
   * after the updates start, start + interval, start + 2·interval, and so on.
   *
   * @param start from 1
   * @param interval from 1
   */
  static Swa swa(long start, long interval) {
    return new Swa("swa", start, interval);
  }

  /**
   * See {@link Average#ema}.
   *
   * @param corrected whether what the zero at the beginning would weigh is divided out: w = (1 −
   *     d)/(1 − dⁿ) for the n-th update, as Adam does it for its moments
   */
  record Ema(String name, Schedule decay, boolean corrected) implements Average {
    /**
     * @throws IllegalArgumentException if a part is null, the name has a dot, or the decay is out
     *     of range
     */
    public Ema {
      Check.word("the average's name", name);
      decay = Ranged.fraction("Average.ema decay", decay);
    }

    /** With bias correction. */
    public Ema biasCorrected() {
      return new Ema(name, decay, true);
    }

    @Override
    public String toString() {
      return "%s: ema %s%s".formatted(name, decay, corrected ? " bias-corrected" : "");
    }

    @Override
    public Ema named(String other) {
      return new Ema(other, decay, corrected);
    }

    @Override
    public double weight(long step, long count) {
      double d = decay.at(step);
      if (corrected) return (1 - d) / (1 - Powers.of(d, count));
      return count == 1 ? 1 : 1 - d;
    }
  }

  /** See {@link Average#swa}. */
  record Swa(String name, long start, long interval) implements Average {
    /**
     * @throws IllegalArgumentException if the name is null or has a dot, or a number is below 1
     */
    public Swa {
      Check.word("the average's name", name);
      Check.steps("Average.swa start", 1, start);
      Check.steps("Average.swa interval", 1, interval);
    }

    @Override
    public String toString() {
      return "%s: mean from step %d, every %d".formatted(name, start, interval);
    }

    @Override
    public Swa named(String other) {
      return new Swa(other, start, interval);
    }

    @Override
    public double weight(long step, long count) {
      return step >= start && (step - start) % interval == 0 ? 1.0 / count : 0;
    }
  }
}
