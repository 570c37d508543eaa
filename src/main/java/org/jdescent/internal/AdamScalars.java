package org.jdescent.internal;

import org.jdescent.Rule;
import org.jdescent.hyper.LearningRate;
import org.jdescent.hyper.Tiny;

/**
 * The scalars that Adam's kernel takes, and those of its kin: both bias corrections are folded into
 * the step size and, on request, into epsilon. Written from the hyper-parameters themselves, so
 * that a step allocates nothing.
 *
 * @param <H> the record of hyper-parameters
 */
public interface AdamScalars<H extends Rule> extends LearningRate<H>, Moments<H>, Tiny<H> {
  /** Whether epsilon is added to the bias-corrected root. */
  boolean epsilonAfterCorrection();

  /** With epsilon added after or before the bias correction. */
  default H epsilonAfterCorrection(boolean value) {
    return With.component(this, "epsilonAfterCorrection", value);
  }

  @Override
  default void scalars(long t, long step, Scalars out) {
    moments(learningRate().at(step), epsilonAfterCorrection(), t, step, out).put(tiny());
  }
}
