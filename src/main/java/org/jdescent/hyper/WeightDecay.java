package org.jdescent.hyper;

import org.jdescent.Schedule;
import org.jdescent.internal.With;

/**
 * Hyper-parameters of a rule whose own formula has a weight decay.
 *
 * @param <H> the record
 */
public interface WeightDecay<H> {
  /** The rate λ, finite and at least 0. */
  Schedule weightDecay();

  /** With another weightDecay, finite and at least 0. */
  default H weightDecay(double value) {
    return With.component(this, "weightDecay", value);
  }

  /** With another weightDecay, which may change from step to step. */
  default H weightDecay(Schedule value) {
    return With.component(this, "weightDecay", value);
  }
}
