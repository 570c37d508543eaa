package org.jdescent.hyper;

import org.jdescent.internal.With;

/**
 * Hyper-parameters of a rule with slots that decay.
 *
 * @param <H> the record
 */
public interface Tiny<H> {
  /** Magnitudes of slots below this are stored as 0, in [0, 1). */
  double tiny();

  /** With another threshold for storing 0; 0 keeps every subnormal number. */
  default H tiny(double value) {
    return With.component(this, "tiny", value);
  }
}
