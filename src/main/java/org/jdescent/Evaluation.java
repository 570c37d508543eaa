package org.jdescent;

/**
 * A scope in which the parameters hold averaged weights. Closing it gives the training weights
 * back, to the bit.
 */
public interface Evaluation extends AutoCloseable {
  /** Restores the training weights. Closing twice is fine. */
  @Override
  void close();
}
