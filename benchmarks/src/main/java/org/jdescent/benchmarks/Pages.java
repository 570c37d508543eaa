package org.jdescent.benchmarks;

/** What memory consists of. */
public enum Pages {
  /** What an allocation gets without asking. */
  ORDINARY,
  /** Huge pages, where the system grants them on request. */
  HUGE
}
