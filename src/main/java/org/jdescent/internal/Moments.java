package org.jdescent.internal;

import org.jdescent.Rule;
import org.jdescent.hyper.Betas;
import org.jdescent.hyper.Epsilon;

/**
 * The scalars that kernels with Adam's two means begin with. Written from the hyper-parameters
 * themselves, so that a step allocates nothing.
 *
 * @param <H> the record of hyper-parameters
 */
public interface Moments<H> extends Betas<H>, Epsilon<H> {
  /**
   * Writes the step size, into which both bias corrections are folded, 1 − beta1, 1 − beta2, and
   * epsilon.
   *
   * @param afterCorrection whether epsilon is added to the bias-corrected root
   */
  default Rule.Scalars moments(
      double rate, boolean afterCorrection, long t, long step, Rule.Scalars out) {
    double correction1 = 1 - Powers.of(beta1().at(step), t);
    double correction2 = StrictMath.sqrt(1 - Powers.of(beta2().at(step), t));
    return out.put(rate * correction2 / correction1)
        .put(1 - beta1().at(step))
        .put(1 - beta2().at(step))
        .put(afterCorrection ? epsilon().at(step) * correction2 : epsilon().at(step));
  }
}
