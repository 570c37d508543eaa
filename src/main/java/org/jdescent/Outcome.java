package org.jdescent;

/** What an {@link Optimizer#update update} did. */
public enum Outcome {
  /** Every parameter was updated and {@link Optimizer#step()} advanced by one. */
  APPLIED
}
