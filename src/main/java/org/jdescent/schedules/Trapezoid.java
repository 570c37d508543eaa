package org.jdescent.schedules;

import org.jdescent.Schedule;
import org.jdescent.internal.Check;

/**
 * A linear warm-up as that of {@link Schedule#warmup(long)}, a stable phase, then a straight line
 * to the end: warmup-stable-decay (Hu et al. 2024).
 *
 * @param peak finite and at least 0
 * @param end finite and at least 0
 * @param warmup the number of steps of the warm-up, 0 to 2^53
 * @param stable the number of steps at the peak, 0 to 2^53
 * @param decay the number of steps on the way to the end, 1 to 2^53
 */
public record Trapezoid(double peak, double end, long warmup, long stable, long decay)
    implements Schedule {
  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public Trapezoid {
    Check.atLeastZero("Schedule.trapezoid peak", peak);
    Check.atLeastZero("Schedule.trapezoid end", end);
    Check.steps("Schedule.trapezoid warmup", 0, warmup);
    Check.steps("Schedule.trapezoid stable", 0, stable);
    Check.steps("Schedule.trapezoid decay", 1, decay);
  }

  @Override
  public double at(long step) {
    if (Position.of(step) < warmup) return peak * Warmup.progress(step, warmup);
    long past = step - warmup - stable;
    return past < 1 ? peak : Blend.linear(peak, end, Position.part(past, decay));
  }

  @Override
  public String toString() {
    return "trapezoid(%s to %s, %s up, %s stable, %s down)"
        .formatted(peak, end, warmup, stable, decay);
  }
}
