package org.jdescent.schedules;

import org.jdescent.Schedule;
import org.jdescent.internal.Check;

/**
 * end + (initial − end) · (1 + cos πz)/2 with z = min(1, (step − 1)/steps) (Loshchilov &amp; Hutter
 * 2017): PyTorch's CosineAnnealingLR, which rises again after the end.
 *
 * @param initial finite and at least 0
 * @param end finite and at least 0
 * @param steps the number of steps on the way, 1 to 2^53
 */
public record Cosine(double initial, double end, long steps) implements Schedule {
  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public Cosine {
    Check.atLeastZero("Schedule.cosine initial", initial);
    Check.atLeastZero("Schedule.cosine end", end);
    Check.steps("Schedule.cosine steps", 1, steps);
  }

  @Override
  public double at(long step) {
    return Blend.cosine(initial, end, Position.part(step, steps));
  }

  @Override
  public String toString() {
    return "cosine(%s to %s in %s)".formatted(initial, end, steps);
  }
}
