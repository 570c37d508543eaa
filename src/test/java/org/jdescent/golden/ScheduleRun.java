package org.jdescent.golden;

import org.jdescent.Schedule;
import org.jdescent.golden.Tolerance.Measure;

/**
 * One golden file of a scheduler, and the schedule that must come to its values.
 *
 * @param file its path within the golden folder; value i is that of step i + 1
 * @param schedule asked for each step once, in order
 */
public record ScheduleRun(String file, Schedule schedule) {
  /** PyTorch computes most of its values from the one before, so that its rounding adds up. */
  public static final double ALLOWED = 1e-12;

  private static final int LEAST_STEPS = 300;

  /** The largest relative error. NaN counts as largest. */
  public double worst() {
    NpyArray golden = NpyArray.read(file);
    if (golden.shape().size() != 1 || golden.values().length < LEAST_STEPS) {
      throw new AssertionError(
          "golden file %s must have at least %s values, got shape %s"
              .formatted(file, LEAST_STEPS, golden.shape()));
    }
    double worst = 0;
    long step = 0;
    for (double expected : golden.values()) {
      worst = Math.max(worst, Measure.RELATIVE.error(expected, schedule.at(++step), Double.NaN));
    }
    return worst;
  }

  @Override
  public String toString() {
    return file;
  }
}
