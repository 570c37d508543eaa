package org.jdescent.schedules;

import org.jdescent.Schedule;
import org.jdescent.internal.Check;

/**
 * The same value at every step.
 *
 * @param value finite and at least 0
 */
public record Constant(double value) implements Schedule {
  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public Constant {
    Check.atLeastZero("Schedule.constant value", value);
  }

  @Override
  public double at(long step) {
    Position.of(step);
    return value;
  }

  @Override
  public String toString() {
    return Double.toString(value);
  }
}
