package org.jdescent.benchmarks;

import org.openjdk.jmh.runner.options.TimeValue;

/** How long each trial takes. */
public record Effort(int warmups, int iterations, TimeValue time) {
  /** To compare the limit's variants. */
  public static final Effort SURVEY = new Effort(1, 5, TimeValue.milliseconds(20));

  /** For a first impression of what may take seconds. */
  static final Effort FEW = new Effort(1, 2, TimeValue.milliseconds(100));

  /** To measure. */
  static final Effort FULL = new Effort(3, 5, TimeValue.milliseconds(80));

  /**
   * Bouts, each of which is an iteration. After one warm-up some JVMs still run what C2 has not
   * compiled.
   */
  static final Effort BOUTS = new Effort(3, 8, TimeValue.milliseconds(1));

  /** A few bouts. */
  public static final Effort FEW_BOUTS = new Effort(3, 3, TimeValue.milliseconds(1));

  /** To prove that everything runs. */
  static final Effort SHORT = new Effort(1, 1, TimeValue.milliseconds(10));
}
