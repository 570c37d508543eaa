package org.jdescent.schedules;

import org.jdescent.Schedule;
import org.jdescent.internal.Check;

/**
 * initial · e^(−rate · s/steps) with s = step − 1: the natural_exp_decay of TensorFlow 1.
 *
 * @param initial finite and at least 0
 * @param rate finite and at least 0
 * @param steps the unit of time in steps, 1 to 2^53
 */
public record NaturalExponential(double initial, double rate, long steps) implements Schedule {
  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public NaturalExponential {
    Check.atLeastZero("Schedule.naturalExponential initial", initial);
    Check.atLeastZero("Schedule.naturalExponential rate", rate);
    Check.steps("Schedule.naturalExponential steps", 1, steps);
  }

  @Override
  public double at(long step) {
    return initial * StrictMath.exp(-rate * Position.periods(step, steps));
  }

  @Override
  public String toString() {
    return "naturalExponential(%s, rate %s per %s)".formatted(initial, rate, steps);
  }
}
