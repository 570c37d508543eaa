package org.jdescent;

/** Is told of every update that did not throw, once it is over. */
@FunctionalInterface
public interface StepListener {
  /**
   * What the update did. The optimizer answers all questions here: step, learning rates, norms,
   * skips, slots.
   *
   * <p>An exception thrown here leaves {@code update}, and later listeners are not told, but the
   * step has happened.
   */
  void updated(Optimizer optimizer, Outcome outcome);
}
