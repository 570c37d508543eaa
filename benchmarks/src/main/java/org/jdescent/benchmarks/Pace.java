package org.jdescent.benchmarks;

/**
 * How thoroughly a series is measured.
 *
 * @param fork whether each trial of a round gets a JVM of its own
 */
record Pace(int rounds, Effort survey, Effort round, boolean fork) {
  static final Pace FULL = new Pace(5, Effort.SURVEY, Effort.FULL, true);

  /** For a first impression. */
  static final Pace QUICK = new Pace(2, Effort.SURVEY, Effort.SURVEY, false);

  /** To prove that everything runs. */
  static final Pace SHORT = new Pace(1, Effort.SHORT, Effort.SHORT, true);

  Pace rounds(int value) {
    return new Pace(value, survey, round, fork);
  }
}
