package org.jdescent.schedules;

import org.jdescent.Schedule;
import org.jdescent.internal.Check;

/**
 * peak · min(step/warmup, √(warmup/step)): the schedule of the Transformer (Vaswani et al. 2017),
 * which is at its peak at step {@code warmup}.
 *
 * @param peak finite and at least 0
 * @param warmup the step of the peak, 1 to 2^53
 */
public record InverseSquareRoot(double peak, long warmup) implements Schedule {
  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public InverseSquareRoot {
    Check.atLeastZero("Schedule.inverseSquareRoot peak", peak);
    Check.steps("Schedule.inverseSquareRoot warmup", 1, warmup);
  }

  @Override
  public double at(long step) {
    Position.of(step);
    double ratio = (double) step / warmup;
    return ratio < 1 ? peak * ratio : peak / StrictMath.sqrt(ratio);
  }

  @Override
  public String toString() {
    return "inverseSquareRoot(%s at step %s)".formatted(peak, warmup);
  }
}
