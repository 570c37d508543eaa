package org.jdescent.schedules;

import org.jdescent.Schedule;
import org.jdescent.internal.Check;

/**
 * A warm-up in front of a schedule: next.at(1) · ramp(step/(steps + 1)) up to step {@code steps},
 * then next from its step 1. Nothing is zero, and the peak comes once.
 *
 * @param steps the number of steps of the warm-up, 0 to 2^53
 * @param ramp the shape
 * @param next what follows
 */
public record Warmup(long steps, Ramp ramp, Schedule next) implements Schedule {
  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public Warmup {
    Check.steps("Schedule.warmup steps", 0, steps);
    Check.notNull("Schedule.warmup ramp", ramp);
    Check.notNull("Schedule.warmup next", next);
  }

  /** Neither 0 at the first step nor 1 at the last. */
  static double progress(long step, long steps) {
    return step / (steps + 1.0);
  }

  @Override
  public double at(long step) {
    if (Position.of(step) >= steps) return next.at(step - steps);
    return next.at(1) * ramp.at(progress(step, steps));
  }

  @Override
  public String toString() {
    return "warmup(%s steps %s, %s)".formatted(steps, ramp, next);
  }
}
