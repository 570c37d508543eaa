package org.jdescent.schedules;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.internal.Check;

/**
 * Each value up to its boundary: values[number of boundaries ≤ s] with s = step − 1, as Optax has
 * it. Keras' PiecewiseConstantDecay changes one step later.
 *
 * @param boundaries numbers of updates after which the next value holds, ascending, 1 to 2^53
 * @param values one more than boundaries, each finite and at least 0
 */
public record Piecewise(List<Long> boundaries, List<Double> values) implements Schedule {
  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public Piecewise {
    boundaries = Position.ascending("Schedule.piecewise boundary", boundaries);
    Check.notNull("Schedule.piecewise values", values);
    if (values.size() != boundaries.size() + 1) {
      throw new IllegalArgumentException(
          "Schedule.piecewise values must be one more than boundaries, got %s for %s"
              .formatted(values, boundaries));
    }
    for (Double value : values) {
      Check.notNull("Schedule.piecewise value", value);
      Check.atLeastZero("Schedule.piecewise value", value);
    }
    values = List.copyOf(values);
  }

  @Override
  public double at(long step) {
    return values.get(Position.passed(boundaries, step));
  }

  @Override
  public String toString() {
    return "piecewise(%s at %s)".formatted(values, boundaries);
  }
}
