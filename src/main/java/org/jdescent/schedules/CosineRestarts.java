package org.jdescent.schedules;

import org.jdescent.Schedule;
import org.jdescent.internal.Check;

/**
 * The cosine of {@link Cosine} again and again, each time from the initial value and {@code
 * multiplier} times longer: SGDR (Loshchilov &amp; Hutter 2017), PyTorch's
 * CosineAnnealingWarmRestarts.
 *
 * @param initial finite and at least 0
 * @param end finite and at least 0; a restart comes where it would be reached
 * @param period the number of steps before the first restart, 1 to 2^53
 * @param multiplier 1 to 2^53
 */
public record CosineRestarts(double initial, double end, long period, long multiplier)
    implements Schedule {
  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public CosineRestarts {
    Check.atLeastZero("Schedule.cosineRestarts initial", initial);
    Check.atLeastZero("Schedule.cosineRestarts end", end);
    Check.steps("Schedule.cosineRestarts period", 1, period);
    Check.steps("Schedule.cosineRestarts multiplier", 1, multiplier);
  }

  @Override
  public double at(long step) {
    long since = Position.of(step);
    long length = period;
    if (multiplier == 1) since %= period;
    while (since >= length) {
      since -= length;
      length = length > Long.MAX_VALUE / multiplier ? Long.MAX_VALUE : length * multiplier;
    }
    return Blend.cosine(initial, end, (double) since / length);
  }

  @Override
  public String toString() {
    return "cosineRestarts(%s to %s in %s, times %s)".formatted(initial, end, period, multiplier);
  }
}
