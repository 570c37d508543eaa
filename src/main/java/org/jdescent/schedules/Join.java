package org.jdescent.schedules;

import org.jdescent.Schedule;
import org.jdescent.internal.Check;

/**
 * One schedule for some steps, then another from its step 1: PyTorch's SequentialLR.
 *
 * @param first what holds at first
 * @param steps for how many steps, 1 to 2^53
 * @param next what follows
 */
public record Join(Schedule first, long steps, Schedule next) implements Schedule {
  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public Join {
    Check.notNull("Schedule.then first", first);
    Check.steps("Schedule.then steps", 1, steps);
    Check.notNull("Schedule.then next", next);
  }

  @Override
  public double at(long step) {
    return Position.of(step) < steps ? first.at(step) : next.at(step - steps);
  }

  @Override
  public String toString() {
    return "join(%s for %s, then %s)".formatted(first, steps, next);
  }
}
