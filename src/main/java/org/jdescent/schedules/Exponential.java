package org.jdescent.schedules;

import org.jdescent.Schedule;
import org.jdescent.internal.Check;
import org.jdescent.internal.Powers;

/**
 * initial · factor^(s/every) with s = step − 1: PyTorch's ExponentialLR where {@code every} is 1,
 * Keras' ExponentialDecay.
 *
 * @param initial finite and at least 0
 * @param factor finite and at least 0
 * @param every the number of steps in which the value shrinks by the factor, 1 to 2^53
 */
public record Exponential(double initial, double factor, long every) implements Schedule {
  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public Exponential {
    Check.atLeastZero("Schedule.exponential initial", initial);
    Check.atLeastZero("Schedule.exponential factor", factor);
    Check.steps("Schedule.exponential every", 1, every);
  }

  @Override
  public double at(long step) {
    return initial * Powers.of(factor, Position.periods(step, every));
  }

  @Override
  public String toString() {
    return "exponential(%s times %s in %s)".formatted(initial, factor, every);
  }
}
