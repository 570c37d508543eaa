package org.jdescent.schedules;

import org.jdescent.Schedule;
import org.jdescent.internal.Check;

/**
 * initial / (1 + rate · s/steps) with s = step − 1: Keras' InverseTimeDecay.
 *
 * @param initial finite and at least 0
 * @param rate finite and at least 0
 * @param steps the unit of time in steps, 1 to 2^53
 */
public record InverseTime(double initial, double rate, long steps) implements Schedule {
  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public InverseTime {
    Check.atLeastZero("Schedule.inverseTime initial", initial);
    Check.atLeastZero("Schedule.inverseTime rate", rate);
    Check.steps("Schedule.inverseTime steps", 1, steps);
  }

  @Override
  public double at(long step) {
    return initial / (1 + rate * Position.periods(step, steps));
  }

  @Override
  public String toString() {
    return "inverseTime(%s, rate %s per %s)".formatted(initial, rate, steps);
  }
}
