package org.jdescent.hyper;

import org.jdescent.Schedule;
import org.jdescent.internal.With;

/**
 * Hyper-parameters with a third decay rate.
 *
 * @param <H> the record
 */
public interface Beta3<H> {
  /** Decay of the third mean, in [0, 1). */
  Schedule beta3();

  /** With another beta3, in [0, 1). */
  default H beta3(double value) {
    return With.component(this, "beta3", value);
  }

  /** With another beta3, which may change from step to step. */
  default H beta3(Schedule value) {
    return With.component(this, "beta3", value);
  }
}
