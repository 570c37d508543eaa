package org.jdescent;

/** What an {@link Optimizer#update update} did. */
public enum Outcome {
  /** Every parameter was updated and {@link Optimizer#step()} advanced by one. */
  APPLIED,
  /** The gradients were added to those of earlier micro-batches; parameters are as they were. */
  ACCUMULATED,
  /** A gradient was not finite; parameters, slots and counts are as they were. */
  SKIPPED
}
