package org.jdescent.hyper;

import org.jdescent.Schedule;
import org.jdescent.internal.With;

/**
 * Hyper-parameters with a decay rate of a second mean.
 *
 * @param <H> the record
 */
public interface Beta2<H> {
  /** Decay of the second mean, for most rules that of squares, in [0, 1). */
  Schedule beta2();

  /** With another beta2, in [0, 1). */
  default H beta2(double value) {
    return With.component(this, "beta2", value);
  }

  /** With another beta2, which may change from step to step. */
  default H beta2(Schedule value) {
    return With.component(this, "beta2", value);
  }
}
