package org.jdescent.schedules;

import org.jdescent.Schedule;
import org.jdescent.internal.Check;

/**
 * initial · (1 − z)/(1 − z/2) with z = min(1, (step − 1)/steps): the reflected exponential schedule
 * (Chen, Wolfe &amp; Kyrillidis 2021).
 *
 * @param initial finite and at least 0
 * @param steps the number of steps to 0, 1 to 2^53
 */
public record Rex(double initial, long steps) implements Schedule {
  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public Rex {
    Check.atLeastZero("Schedule.rex initial", initial);
    Check.steps("Schedule.rex steps", 1, steps);
  }

  @Override
  public double at(long step) {
    double part = Position.part(step, steps);
    return initial * (1 - part) / (1 - part / 2);
  }

  @Override
  public String toString() {
    return "rex(%s in %s)".formatted(initial, steps);
  }
}
