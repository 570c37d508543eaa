package org.jdescent.internal;

import org.jdescent.Rule;
import org.jdescent.Schedule;

/**
 * The scalars that Adam's kernel takes, and those of its kin: both bias corrections are folded into
 * the step size and, on request, into epsilon. Written from the hyper-parameters themselves, so
 * that a step allocates nothing.
 */
public interface AdamScalars extends Rule {
  /** Decay of the mean of the gradients. */
  Schedule beta1();

  /** Decay of the mean of their squares. */
  Schedule beta2();

  /** What is added to the root. */
  Schedule epsilon();

  /** Whether it is added to the bias-corrected root. */
  boolean epsilonAfterCorrection();

  /** Magnitudes of slots below this are stored as 0. */
  double tiny();

  @Override
  default void scalars(long t, long step, Scalars out) {
    double correction1 = 1 - StrictMath.pow(beta1().at(step), t);
    double correction2 = StrictMath.sqrt(1 - StrictMath.pow(beta2().at(step), t));
    out.put(learningRate().at(step) * correction2 / correction1)
        .put(1 - beta1().at(step))
        .put(1 - beta2().at(step))
        .put(epsilonAfterCorrection() ? epsilon().at(step) * correction2 : epsilon().at(step))
        .put(tiny());
  }
}
