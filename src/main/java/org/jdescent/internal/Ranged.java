package org.jdescent.internal;

import org.jdescent.Schedule;
import org.jdescent.schedules.Constant;

/**
 * A schedule whose every value is checked before a step uses it. A constant is checked at once and
 * stays what it is.
 */
public record Ranged(String what, Range range, Schedule schedule) implements Schedule {
  /** A constant that is finite and at least 0. */
  public static Schedule atLeastZero(String what, double value) {
    return constant(what, Range.AT_LEAST_ZERO, value);
  }

  /** A schedule whose values are finite and at least 0. */
  public static Schedule atLeastZero(String what, Schedule schedule) {
    return of(what, Range.AT_LEAST_ZERO, schedule);
  }

  /** A constant in [0, 1). */
  public static Schedule fraction(String what, double value) {
    return constant(what, Range.FRACTION, value);
  }

  /** A schedule whose values are in [0, 1). */
  public static Schedule fraction(String what, Schedule schedule) {
    return of(what, Range.FRACTION, schedule);
  }

  /** A schedule whose values are in (0, 1]. */
  public static Schedule share(String what, Schedule schedule) {
    return of(what, Range.SHARE, schedule);
  }

  /** A schedule whose values are in [0, 1]. */
  public static Schedule unit(String what, Schedule schedule) {
    return of(what, Range.UNIT, schedule);
  }

  private static Schedule of(String what, Range range, Schedule schedule) {
    Check.notNull(what, schedule);
    if (schedule instanceof Ranged ranged && ranged.range == range && ranged.what.equals(what)) {
      return schedule;
    }
    if (schedule instanceof With.Unchecked number) return constant(what, range, number.value());
    if (schedule instanceof Constant constant) return constant(what, range, constant.value());
    return new Ranged(what, range, schedule);
  }

  private static Schedule constant(String what, Range range, double value) {
    Check.require(range, what, value);
    return Schedule.constant(value);
  }

  @Override
  public double at(long step) {
    double value = schedule.at(step);
    if (range.holds(value)) return value;
    throw new IllegalArgumentException(
        "%s must be %s, got %s at step %d".formatted(what, range.allowed(), value, step));
  }

  @Override
  public String toString() {
    return schedule.toString();
  }
}
