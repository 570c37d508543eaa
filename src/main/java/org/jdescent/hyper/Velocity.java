package org.jdescent.hyper;

import org.jdescent.Schedule;
import org.jdescent.internal.With;

/**
 * Hyper-parameters with a momentum.
 *
 * @param <H> the record
 */
public interface Velocity<H> {
  /** Decay of the velocity, in [0, 1). */
  Schedule momentum();

  /** With another momentum, in [0, 1). */
  default H momentum(double value) {
    return With.component(this, "momentum", value);
  }

  /** With another momentum, which may change from step to step. */
  default H momentum(Schedule value) {
    return With.component(this, "momentum", value);
  }
}
