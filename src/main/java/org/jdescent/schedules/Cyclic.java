package org.jdescent.schedules;

import org.jdescent.Schedule;
import org.jdescent.internal.Check;
import org.jdescent.internal.Powers;

/**
 * A triangle again and again (Smith 2017): base + (peak − base) · triangle · perCycle^k · perStep^s
 * with s = step − 1 and k the number of cycles before: PyTorch's CyclicLR.
 *
 * @param base the value between the triangles, finite and at least 0
 * @param peak the value at the top of the first, finite and at least 0
 * @param up the number of steps to the top, 1 to 2^53
 * @param down the number of steps back to the base, 1 to 2^53
 * @param mode how the triangles shrink
 */
public record Cyclic(double base, double peak, long up, long down, Mode mode) implements Schedule {
  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public Cyclic {
    Check.atLeastZero("Schedule.cyclic base", base);
    Check.atLeastZero("Schedule.cyclic peak", peak);
    Check.steps("Schedule.cyclic up", 1, up);
    Check.steps("Schedule.cyclic down", 1, down);
    Check.notNull("Schedule.cyclic mode", mode);
  }

  @Override
  public double at(long step) {
    long before = Position.of(step);
    long cycle = up + down;
    long within = before % cycle;
    double triangle = within < up ? (double) within / up : (double) (cycle - within) / down;
    return Blend.linear(base, peak, triangle * mode.height(before / cycle, before));
  }

  @Override
  public String toString() {
    return "cyclic(%s to %s, %s up, %s down, %s)".formatted(base, peak, up, down, mode);
  }

  /**
   * How the triangles shrink.
   *
   * @param perCycle by which factor from cycle to cycle, in [0, 1]
   * @param perStep by which factor from step to step, in [0, 1]
   */
  public record Mode(double perCycle, double perStep) {
    /**
     * @throws IllegalArgumentException if a factor is out of range
     */
    public Mode {
      Check.unit("Cyclic.Mode perCycle", perCycle);
      Check.unit("Cyclic.Mode perStep", perStep);
    }

    /** Not at all: PyTorch's triangular. */
    public static Mode triangular() {
      return new Mode(1, 1);
    }

    /** To half the height in each cycle: PyTorch's triangular2. */
    public static Mode triangular2() {
      return new Mode(0.5, 1);
    }

    /** By gamma at each step: PyTorch's exp_range. */
    public static Mode expRange(double gamma) {
      return new Mode(1, gamma);
    }

    private double height(long cycles, long steps) {
      return Powers.of(perCycle, cycles) * Powers.of(perStep, steps);
    }

    @Override
    public String toString() {
      return "%s per cycle, %s per step".formatted(perCycle, perStep);
    }
  }
}
