package org.jdescent.hyper;

import org.jdescent.internal.With;

/**
 * Hyper-parameters of a rule whose sum of squares may start above 0.
 *
 * @param <H> the record
 */
public interface InitialAccumulator<H> {
  /** What the sum of squares starts with, finite and at least 0. */
  double initialAccumulator();

  /** With another initial accumulator. */
  default H initialAccumulator(double value) {
    return With.component(this, "initialAccumulator", value);
  }
}
