package org.jdescent.schedules;

import java.util.List;
import org.jdescent.internal.Check;

/** Where a step lies: how many steps came before it. */
final class Position {
  private Position() {}

  /**
   * The number of updates before this one.
   *
   * @throws IllegalArgumentException if step is below 1
   */
  static long of(long step) {
    if (step < 1) {
      throw new IllegalArgumentException("a schedule's step must be at least 1, got " + step);
    }
    return step - 1;
  }

  /** The part of so many steps that came before this one, at most 1. */
  static double part(long step, long steps) {
    return Math.min(1, periods(step, steps));
  }

  /** How many times so many steps came before this one. */
  static double periods(long step, long steps) {
    return (double) of(step) / steps;
  }

  /** How many of the boundaries, ascending numbers of updates, are behind. */
  static int passed(List<Long> boundaries, long step) {
    long before = of(step);
    int passed = 0;
    while (passed < boundaries.size() && boundaries.get(passed) <= before) passed++;
    return passed;
  }

  /** A copy of the boundaries, which must ascend. */
  static List<Long> ascending(String what, List<Long> boundaries) {
    Check.notNull(what, boundaries);
    long least = 1;
    for (Long boundary : boundaries) {
      Check.notNull(what, boundary);
      Check.steps(what, least, boundary);
      least = boundary + 1;
    }
    return List.copyOf(boundaries);
  }
}
