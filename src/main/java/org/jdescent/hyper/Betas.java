package org.jdescent.hyper;

import org.jdescent.Schedule;
import org.jdescent.internal.With;

/**
 * Hyper-parameters with two decay rates.
 *
 * @param <H> the record
 */
public interface Betas<H> extends Beta2<H> {
  /** Decay of the mean of the gradients, in [0, 1). */
  Schedule beta1();

  /** With another beta1, in [0, 1). */
  default H beta1(double value) {
    return With.component(this, "beta1", value);
  }

  /** With another beta1, which may change from step to step. */
  default H beta1(Schedule value) {
    return With.component(this, "beta1", value);
  }
}
