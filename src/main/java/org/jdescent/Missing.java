package org.jdescent;

/** What a step does when a parameter has no gradient. */
public enum Missing {
  /** Throws before anything has changed. */
  REFUSE,
  /**
   * Leaves the parameter, its slots and its own count of updates alone. Averages of the parameters
   * go on.
   */
  SKIP
}
