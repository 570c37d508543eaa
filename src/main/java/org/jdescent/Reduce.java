package org.jdescent;

/** What becomes of the gradients of several micro-batches. */
public enum Reduce {
  /** Their mean: for losses that are means over a micro-batch. */
  MEAN,
  /** Their sum. */
  SUM
}
