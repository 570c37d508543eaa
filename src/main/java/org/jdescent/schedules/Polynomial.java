package org.jdescent.schedules;

import org.jdescent.Schedule;
import org.jdescent.internal.Check;
import org.jdescent.internal.Powers;

/**
 * end + (initial − end) · (1 − z)^power with z = min(1, (step − 1)/steps): PyTorch's PolynomialLR,
 * Keras' PolynomialDecay.
 *
 * @param initial finite and at least 0
 * @param end finite and at least 0
 * @param steps the number of steps on the way, 1 to 2^53
 * @param power finite and above 0
 */
public record Polynomial(double initial, double end, long steps, double power) implements Schedule {
  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public Polynomial {
    Check.atLeastZero("Schedule.polynomial initial", initial);
    Check.atLeastZero("Schedule.polynomial end", end);
    Check.steps("Schedule.polynomial steps", 1, steps);
    Check.positive("Schedule.polynomial power", power);
  }

  @Override
  public double at(long step) {
    return Blend.linear(end, initial, Powers.of(1 - Position.part(step, steps), power));
  }

  @Override
  public String toString() {
    return "polynomial(%s to %s in %s, power %s)".formatted(initial, end, steps, power);
  }
}
