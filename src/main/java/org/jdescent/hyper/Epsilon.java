package org.jdescent.hyper;

import org.jdescent.Schedule;
import org.jdescent.internal.With;

/**
 * Hyper-parameters with an epsilon.
 *
 * @param <H> the record
 */
public interface Epsilon<H> {
  /** What is added to a denominator, finite and at least 0. */
  Schedule epsilon();

  /** With another epsilon, finite and at least 0. */
  default H epsilon(double value) {
    return With.component(this, "epsilon", value);
  }

  /** With another epsilon, which may change from step to step. */
  default H epsilon(Schedule value) {
    return With.component(this, "epsilon", value);
  }
}
