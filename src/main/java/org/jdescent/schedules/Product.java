package org.jdescent.schedules;

import org.jdescent.Schedule;
import org.jdescent.internal.Check;

/**
 * One schedule times another: PyTorch's ChainedScheduler.
 *
 * @param left one
 * @param right the other
 */
public record Product(Schedule left, Schedule right) implements Schedule {
  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public Product {
    Check.notNull("Schedule.times left", left);
    Check.notNull("Schedule.times factor", right);
  }

  @Override
  public double at(long step) {
    Position.of(step);
    return left.at(step) * right.at(step);
  }

  @Override
  public String toString() {
    return "product(%s, %s)".formatted(left, right);
  }
}
