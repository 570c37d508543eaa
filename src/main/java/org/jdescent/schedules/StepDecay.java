package org.jdescent.schedules;

import org.jdescent.Schedule;
import org.jdescent.internal.Check;
import org.jdescent.internal.Powers;

/**
 * initial · factor^⌊s/every⌋ with s = step − 1: PyTorch's StepLR.
 *
 * @param initial finite and at least 0
 * @param factor finite and at least 0
 * @param every the number of steps that a value lasts, 1 to 2^53
 */
public record StepDecay(double initial, double factor, long every) implements Schedule {
  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public StepDecay {
    Check.atLeastZero("Schedule.step initial", initial);
    Check.atLeastZero("Schedule.step factor", factor);
    Check.steps("Schedule.step every", 1, every);
  }

  @Override
  public double at(long step) {
    return initial * Powers.of(factor, Position.of(step) / every);
  }

  @Override
  public String toString() {
    return "step(%s times %s every %s)".formatted(initial, factor, every);
  }
}
