package org.jdescent;

import java.util.List;
import java.util.stream.LongStream;
import org.jdescent.internal.Check;
import org.jdescent.schedules.Constant;
import org.jdescent.schedules.Cosine;
import org.jdescent.schedules.CosineRestarts;
import org.jdescent.schedules.Cyclic;
import org.jdescent.schedules.Exponential;
import org.jdescent.schedules.InverseSquareRoot;
import org.jdescent.schedules.InverseTime;
import org.jdescent.schedules.Join;
import org.jdescent.schedules.Linear;
import org.jdescent.schedules.MultiStep;
import org.jdescent.schedules.NaturalExponential;
import org.jdescent.schedules.OneCycle;
import org.jdescent.schedules.Piecewise;
import org.jdescent.schedules.Plateau;
import org.jdescent.schedules.Polynomial;
import org.jdescent.schedules.Product;
import org.jdescent.schedules.Ramp;
import org.jdescent.schedules.Rex;
import org.jdescent.schedules.StepDecay;
import org.jdescent.schedules.Trapezoid;
import org.jdescent.schedules.Warmup;

/**
 * The value of a hyper-parameter, step by step: a learning rate that decays, say. Any lambda is
 * one.
 *
 * <p>The factories return immutable values; only {@link #plateau} has state. In the formulas s =
 * step − 1 is the number of updates before this one. Past its end a schedule holds its end value.
 * Everything is computed in {@code double} with {@link StrictMath}: the same bits on every
 * platform. Values are finite and at least 0, numbers of steps at most 2^53; the factories throw
 * {@link IllegalArgumentException} otherwise.
 */
@FunctionalInterface
public interface Schedule {
  /**
   * The value for one update.
   *
   * @param step the update about to be applied, from 1
   * @throws IllegalArgumentException if step is below 1
   */
  double at(long step);

  /** The same value at every step. */
  static Constant constant(double value) {
    return new Constant(value);
  }

  /** initial · factor^⌊s/every⌋. */
  static StepDecay step(double initial, double factor, long every) {
    return new StepDecay(initial, factor, every);
  }

  /** initial · factor^(number of milestones ≤ s). */
  static MultiStep multiStep(double initial, double factor, long... milestones) {
    Check.notNull("Schedule.multiStep milestone", milestones);
    return new MultiStep(initial, factor, LongStream.of(milestones).boxed().toList());
  }

  /** values[number of boundaries ≤ s]; one more value than boundaries. */
  static Piecewise piecewise(List<Long> boundaries, List<Double> values) {
    return new Piecewise(boundaries, values);
  }

  /** initial · factor^s. */
  static Exponential exponential(double initial, double factor) {
    return exponential(initial, factor, 1);
  }

  /** initial · factor^(s/every). */
  static Exponential exponential(double initial, double factor, long every) {
    return new Exponential(initial, factor, every);
  }

  /** initial / (1 + rate · s/steps). */
  static InverseTime inverseTime(double initial, double rate, long steps) {
    return new InverseTime(initial, rate, steps);
  }

  /** initial · e^(−rate · s/steps). */
  static NaturalExponential naturalExponential(double initial, double rate, long steps) {
    return new NaturalExponential(initial, rate, steps);
  }

  /** end + (initial − end) · (1 − s/steps)^power. */
  static Polynomial polynomial(double initial, double end, long steps, double power) {
    return new Polynomial(initial, end, steps, power);
  }

  /** initial + (end − initial) · s/steps. */
  static Linear linear(double initial, double end, long steps) {
    return new Linear(initial, end, steps);
  }

  /** end + (initial − end) · (1 + cos(π · s/steps))/2. */
  static Cosine cosine(double initial, double end, long steps) {
    return new Cosine(initial, end, steps);
  }

  /** A cosine of {@code period} steps again and again. */
  static CosineRestarts cosineRestarts(double initial, double end, long period) {
    return cosineRestarts(initial, end, period, 1);
  }

  /** A cosine again and again, each time {@code multiplier} times longer. */
  static CosineRestarts cosineRestarts(double initial, double end, long period, long multiplier) {
    return new CosineRestarts(initial, end, period, multiplier);
  }

  /** Half a cosine to the peak in the part {@code rise} of the steps, another to the end. */
  static OneCycle oneCycle(double initial, double peak, double end, long steps, double rise) {
    return new OneCycle(initial, peak, end, steps, rise);
  }

  /** A triangle again and again, which {@code mode} may shrink. */
  static Cyclic cyclic(double base, double peak, long up, long down, Cyclic.Mode mode) {
    return new Cyclic(base, peak, up, down, mode);
  }

  /** A linear warm-up, a stable phase at the peak, a straight line to the end. */
  static Trapezoid trapezoid(double peak, double end, long warmup, long stable, long decay) {
    return new Trapezoid(peak, end, warmup, stable, decay);
  }

  /** initial · (1 − z)/(1 − z/2) with z = s/steps. */
  static Rex rex(double initial, long steps) {
    return new Rex(initial, steps);
  }

  /** peak · min(step/warmup, √(warmup/step)). */
  static InverseSquareRoot inverseSquareRoot(double peak, long warmup) {
    return new InverseSquareRoot(peak, warmup);
  }

  /** {@link #noam(long, long, double) noam} with factor 1. */
  static InverseSquareRoot noam(long modelSize, long warmup) {
    return noam(modelSize, warmup, 1);
  }

  /** factor/√modelSize · min(1/√step, step/√warmup³): an inverse square root by its peak. */
  static InverseSquareRoot noam(long modelSize, long warmup, double factor) {
    Check.steps("Schedule.noam modelSize", 1, modelSize);
    Check.steps("Schedule.noam warmup", 1, warmup);
    Check.atLeastZero("Schedule.noam factor", factor);
    return inverseSquareRoot(factor / StrictMath.sqrt((double) modelSize * warmup), warmup);
  }

  /**
   * Times {@code factor} after more than {@code patience} reports without improvement. Has state.
   */
  static Plateau plateau(double initial, double factor, long patience) {
    return new Plateau(initial, factor, patience);
  }

  /**
   * This schedule behind a linear warm-up: at(1) · step/(steps + 1) up to step {@code steps}, then
   * this from its step 1.
   */
  default Warmup warmup(long steps) {
    return warmup(steps, Ramp.linear());
  }

  /** This schedule behind a warm-up of any shape. */
  default Warmup warmup(long steps, Ramp ramp) {
    return new Warmup(steps, ramp, this);
  }

  /** This schedule for so many steps, then the next from its step 1. */
  default Join then(long steps, Schedule next) {
    return new Join(this, steps, next);
  }

  /** This schedule times another. */
  default Product times(Schedule factor) {
    return new Product(this, factor);
  }
}
