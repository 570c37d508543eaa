package org.jdescent.internal;

import org.jdescent.Rule;
import org.jdescent.hyper.LearningRate;
import org.jdescent.hyper.Tiny;
import org.jdescent.hyper.Velocity;

/**
 * The scalars of rules with a velocity, which has the learning rate inside or outside.
 *
 * @param <H> the record of hyper-parameters
 */
public interface MomentumScalars<H extends Rule> extends LearningRate<H>, Velocity<H>, Tiny<H> {
  /** Whether the learning rate is part of the velocity. */
  boolean rateInVelocity();

  /** With the learning rate inside or outside the velocity. */
  default H rateInVelocity(boolean value) {
    return With.component(this, "rateInVelocity", value);
  }

  @Override
  default void scalars(long t, long step, Scalars out) {
    out.put(momentum().at(step))
        .put(rateInVelocity() ? learningRate().at(step) : -1)
        .put(rateInVelocity() ? -1 : learningRate().at(step))
        .put(tiny());
  }
}
