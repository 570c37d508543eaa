package org.jdescent.schedules;

import org.jdescent.Schedule;
import org.jdescent.internal.Check;

/**
 * initial + (end − initial) · z with z = min(1, (step − 1)/steps): PyTorch's LinearLR.
 *
 * @param initial finite and at least 0
 * @param end finite and at least 0
 * @param steps the number of steps on the way, 1 to 2^53
 */
public record Linear(double initial, double end, long steps) implements Schedule {
  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public Linear {
    Check.atLeastZero("Schedule.linear initial", initial);
    Check.atLeastZero("Schedule.linear end", end);
    Check.steps("Schedule.linear steps", 1, steps);
  }

  @Override
  public double at(long step) {
    return Blend.linear(initial, end, Position.part(step, steps));
  }

  @Override
  public String toString() {
    return "linear(%s to %s in %s)".formatted(initial, end, steps);
  }
}
