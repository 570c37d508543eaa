package org.jdescent;

/** What a step does when a gradient is NaN or infinite. */
public enum NonFinite {
  /** Nothing: the values go where the formulas take them. Costs nothing. */
  PROPAGATE,
  /**
   * Skips the whole step: parameters, slots, counts, schedules and averages stay as they are. What
   * was accumulated is dropped, and gradients are left zero if the recipe zeroes them.
   */
  SKIP,
  /** As SKIP, but throws {@link NonFiniteGradientException}, and gradients stay as they are. */
  THROW
}
