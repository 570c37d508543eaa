package org.jdescent.internal;

/**
 * A line search for the strong Wolfe conditions φ(α) ≤ φ(0) + c1·α·φ'(0) and |φ'(α)| ≤ c2·|φ'(0)|:
 * Nocedal &amp; Wright 2006, algorithms 3.5 and 3.6, with the cubic of formula 3.59.
 */
final class StrongWolfe {
  private static final int MOST_TRIALS = 25;
  private static final double MARGIN = 0.1; // how near to an end of a bracket the next step may be
  private static final double FARTHEST = 10; // how much longer the next step may be

  /** What is found at a step; loss and slope are infinity and NaN where they are not finite. */
  record Trial(double step, double loss, double slope) {}

  /** φ. */
  interface Line {
    /** Evaluates φ and φ' at a step; null if the search is to end without a step. */
    Trial at(double step);
  }

  private final double c1;
  private final double c2;
  private Line line;
  private Trial start;
  private int trials;

  StrongWolfe(double c1, double c2) {
    this.c1 = c1;
    this.c2 = c2;
  }

  /**
   * Algorithm 3.5.
   *
   * @param at0 what is at step 0, with a negative slope
   * @param step the first to try
   * @return the step that satisfies both conditions, which is the last that was evaluated; or null
   */
  Trial search(Line of, Trial at0, double step) {
    line = of;
    start = at0;
    trials = 0;
    Trial before = at0;
    Trial now = next(step);
    while (now != null) {
      boolean worse = before != at0 && now.loss >= before.loss;
      if (!decreases(now) || worse) return zoom(before, now);
      if (isFlat(now)) return now;
      if (now.slope >= 0) return zoom(now, before);
      double nearest = now.step + MARGIN * (now.step - before.step);
      step = within(nearest, FARTHEST * now.step, minimum(before, now));
      before = now;
      now = next(step);
    }
    return null;
  }

  /** Algorithm 3.6; low has the lowest loss of all that decrease sufficiently. */
  private Trial zoom(Trial low, Trial high) {
    while (true) {
      Trial now = next(between(low, high));
      if (now == null) return null;
      if (!decreases(now) || now.loss >= low.loss) {
        high = now;
        continue;
      }
      if (isFlat(now)) return now;
      if (now.slope * (high.step - low.step) >= 0) high = low;
      low = now;
    }
  }

  private Trial next(double step) {
    return trials++ < MOST_TRIALS ? line.at(step) : null;
  }

  private boolean decreases(Trial trial) {
    return trial.loss <= start.loss + c1 * trial.step * start.slope;
  }

  private boolean isFlat(Trial trial) {
    return Math.abs(trial.slope) <= -c2 * start.slope;
  }

  private static double between(Trial a, Trial b) {
    double left = Math.min(a.step, b.step);
    double right = Math.max(a.step, b.step);
    double margin = MARGIN * (right - left);
    return within(left + margin, right - margin, minimum(a, b));
  }

  /** The step, moved between these two; the middle if it is NaN. */
  private static double within(double least, double most, double step) {
    return step == step ? Math.min(Math.max(step, least), most) : least + (most - least) / 2;
  }

  /**
   * Where the cubic that both agree with has its minimum; NaN if it has none or they are not
   * finite.
   */
  static double minimum(Trial a, Trial b) {
    double length = b.step - a.step;
    double d1 = a.slope + b.slope - 3 * (b.loss - a.loss) / length;
    double d2 = Math.signum(length) * Math.sqrt(d1 * d1 - a.slope * b.slope);
    double step = b.step - length * ((b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2));
    return Double.isFinite(step) ? step : Double.NaN;
  }
}
