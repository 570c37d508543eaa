package org.jdescent.internal;

/**
 * A line search for the strong Wolfe conditions φ(α) ≤ φ(0) + c1·α·φ'(0) and |φ'(α)| ≤ c2·|φ'(0)|:
 * Nocedal &amp; Wright 2006, algorithms 3.5 and 3.6, with the cubic of formula 3.59.
 */
final class StrongWolfe {
  private static final int MOST_TRIALS = 25;
  private static final double LEAST_GROWTH = 1.1; // of the step, as long as there is no bracket
  private static final double MOST_GROWTH = 10;
  private static final double SHRUNK = 2.0 / 3; // what two trials must leave of a bracket at most

  /** What is found at a step; loss and slope are infinity and NaN where they are not finite. */
  record Trial(double step, double loss, double slope) {
    /** Equal losses are common at the bottom, where rounding hides what the slope still shows. */
    boolean isBelow(Trial other) {
      return loss < other.loss || loss == other.loss && Math.abs(slope) < Math.abs(other.slope);
    }
  }

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
      if (!decreases(now) || before != at0 && !now.isBelow(before)) return zoom(before, now);
      if (isFlat(now)) return now;
      if (now.slope >= 0) return zoom(now, before);
      double longer = beyond(before, now);
      before = now;
      now = next(longer);
    }
    return null;
  }

  /** Algorithm 3.6; low is the lowest of all that decrease sufficiently. */
  private Trial zoom(Trial low, Trial high) {
    double before = Double.POSITIVE_INFINITY;
    double width = Double.POSITIVE_INFINITY;
    while (true) {
      double twoBefore = before;
      before = width;
      width = Math.abs(high.step - low.step);
      boolean shrinks = width <= SHRUNK * twoBefore;
      Trial now = next(shrinks ? between(low, high) : middle(low.step, high.step));
      if (now == null) return null;
      if (!decreases(now) || !now.isBelow(low)) {
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

  /** A longer step: to the minimum of the cubic, if it has one there. */
  private static double beyond(Trial before, Trial now) {
    double least = LEAST_GROWTH * now.step;
    double most = MOST_GROWTH * now.step;
    double minimum = minimum(before, now);
    if (!(minimum > now.step)) return middle(least, most);
    return Math.min(Math.max(minimum, least), most);
  }

  /** A step within a bracket: to the minimum of the cubic, if it has one there. */
  private static double between(Trial a, Trial b) {
    double minimum = minimum(a, b);
    boolean inside = minimum > Math.min(a.step, b.step) && minimum < Math.max(a.step, b.step);
    return inside ? minimum : middle(a.step, b.step);
  }

  private static double middle(double a, double b) {
    return a + (b - a) / 2;
  }

  /** Where the cubic through both has its minimum; not finite if it has none, or they are not. */
  static double minimum(Trial a, Trial b) {
    double length = b.step - a.step;
    double d1 = a.slope + b.slope - 3 * (b.loss - a.loss) / length;
    double d2 = Math.signum(length) * Math.sqrt(d1 * d1 - a.slope * b.slope);
    return b.step - length * ((b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2));
  }
}
