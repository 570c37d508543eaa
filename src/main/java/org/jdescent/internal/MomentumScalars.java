package org.jdescent.internal;

import org.jdescent.Rule;
import org.jdescent.Schedule;

/** The scalars of rules with a velocity, which has the learning rate inside or outside. */
public interface MomentumScalars extends Rule {
  /** Decay of the velocity. */
  Schedule momentum();

  /** Whether the learning rate is part of the velocity. */
  boolean rateInVelocity();

  /** Magnitudes of the velocity below this are stored as 0. */
  double tiny();

  @Override
  default void scalars(long t, long step, Scalars out) {
    out.put(momentum().at(step))
        .put(rateInVelocity() ? learningRate().at(step) : -1)
        .put(rateInVelocity() ? -1 : learningRate().at(step))
        .put(tiny());
  }
}
