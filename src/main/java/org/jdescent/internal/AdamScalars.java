package org.jdescent.internal;

import org.jdescent.Rule;
import org.jdescent.hyper.Betas;
import org.jdescent.hyper.Epsilon;
import org.jdescent.hyper.LearningRate;
import org.jdescent.hyper.Tiny;

/**
 * The scalars that Adam's kernel takes, and those of its kin: both bias corrections are folded into
 * the step size and, on request, into epsilon. Written from the hyper-parameters themselves, so
 * that a step allocates nothing.
 *
 * @param <H> the record of hyper-parameters
 */
public interface AdamScalars<H extends Rule>
    extends LearningRate<H>, Betas<H>, Epsilon<H>, Tiny<H> {
  /** Whether epsilon is added to the bias-corrected root. */
  boolean epsilonAfterCorrection();

  /** With epsilon added after or before the bias correction. */
  default H epsilonAfterCorrection(boolean value) {
    return With.component(this, "epsilonAfterCorrection", value);
  }

  @Override
  default void scalars(long t, long step, Scalars out) {
    double correction1 = 1 - Powers.of(beta1().at(step), t);
    double correction2 = StrictMath.sqrt(1 - Powers.of(beta2().at(step), t));
    out.put(learningRate().at(step) * correction2 / correction1)
        .put(1 - beta1().at(step))
        .put(1 - beta2().at(step))
        .put(epsilonAfterCorrection() ? epsilon().at(step) * correction2 : epsilon().at(step))
        .put(tiny());
  }
}
