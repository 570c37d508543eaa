package org.jdescent.hyper;

import org.jdescent.Schedule;
import org.jdescent.internal.With;

/**
 * Hyper-parameters with one decay rate.
 *
 * @param <H> the record
 */
public interface DecayRate<H> {
  /** Decay ρ of the mean of the squares, in [0, 1). */
  Schedule decayRate();

  /** With another decayRate, in [0, 1). */
  default H decayRate(double value) {
    return With.component(this, "decayRate", value);
  }

  /** With another decayRate, which may change from step to step. */
  default H decayRate(Schedule value) {
    return With.component(this, "decayRate", value);
  }
}
