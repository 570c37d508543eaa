package org.jdescent.schedules;

import org.jdescent.Schedule;
import org.jdescent.internal.Check;

/**
 * Half a cosine from the initial value to the peak, and half a cosine from there to the end, which
 * is that of step {@code steps} (Smith &amp; Topin 2018): PyTorch's OneCycleLR. The peak lies at
 * step rise · steps. With a peak below the initial value it serves for the momentum that runs the
 * other way.
 *
 * @param initial finite and at least 0
 * @param peak finite and at least 0
 * @param end finite and at least 0
 * @param steps the number of steps of both ways together, 1 to 2^53
 * @param rise the part of the steps that leads to the peak, in [0, 1)
 */
public record OneCycle(double initial, double peak, double end, long steps, double rise)
    implements Schedule {
  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public OneCycle {
    Check.atLeastZero("Schedule.oneCycle initial", initial);
    Check.atLeastZero("Schedule.oneCycle peak", peak);
    Check.atLeastZero("Schedule.oneCycle end", end);
    Check.steps("Schedule.oneCycle steps", 1, steps);
    Check.fraction("Schedule.oneCycle rise", rise);
  }

  @Override
  public double at(long step) {
    long before = Position.of(step);
    double top = Math.max(0, rise * steps - 1);
    if (before >= steps - 1) return end;
    if (before < top) return Blend.cosine(initial, peak, before / top);
    return Blend.cosine(peak, end, (before - top) / (steps - 1 - top));
  }

  @Override
  public String toString() {
    return "oneCycle(%s to %s to %s in %s, rise %s)".formatted(initial, peak, end, steps, rise);
  }
}
