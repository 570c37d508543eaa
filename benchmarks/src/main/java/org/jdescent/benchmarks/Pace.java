package org.jdescent.benchmarks;

/**
 * How thoroughly a series is measured.
 *
 * @param fork whether each trial of a round gets a JVM of its own
 */
public record Pace(int rounds, Effort survey, Effort round, boolean fork) {
  static final Pace FULL = new Pace(5, Effort.SURVEY, Effort.FULL, true);

  /** The same in bouts, which are shorter than rounds of single trials. */
  public static final Pace BOUTS = new Pace(3, Effort.SURVEY, Effort.BOUTS, true);

  /** For a first impression. */
  static final Pace QUICK = new Pace(2, Effort.SURVEY, Effort.SURVEY, false);

  /** To prove that everything runs. */
  static final Pace SHORT = new Pace(1, Effort.SHORT, Effort.SHORT, true);

  Pace rounds(int value) {
    return new Pace(value, survey, round, fork);
  }
}
