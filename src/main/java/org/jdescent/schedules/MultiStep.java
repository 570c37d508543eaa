package org.jdescent.schedules;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.internal.Check;
import org.jdescent.internal.Powers;

/**
 * initial · factor^(number of milestones ≤ s) with s = step − 1: PyTorch's MultiStepLR.
 *
 * @param initial finite and at least 0
 * @param factor finite and at least 0
 * @param milestones numbers of updates after which the factor applies once more, ascending, 1 to
 *     2^53
 */
public record MultiStep(double initial, double factor, List<Long> milestones) implements Schedule {
  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public MultiStep {
    Check.atLeastZero("Schedule.multiStep initial", initial);
    Check.atLeastZero("Schedule.multiStep factor", factor);
    milestones = Position.ascending("Schedule.multiStep milestone", milestones);
  }

  @Override
  public double at(long step) {
    return initial * Powers.of(factor, Position.passed(milestones, step));
  }

  @Override
  public String toString() {
    return "multiStep(%s times %s at %s)".formatted(initial, factor, milestones);
  }
}
