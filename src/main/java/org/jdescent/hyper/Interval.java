package org.jdescent.hyper;

import org.jdescent.internal.With;

/**
 * Hyper-parameters of a rule that renews something costly now and then.
 *
 * @param <H> the record
 */
public interface Interval<H> {
  /** After how many steps it is renewed, at least 1. */
  int every();

  /** Renewed after so many steps, at least 1. */
  default H every(int value) {
    return With.component(this, "every", value);
  }
}
