package org.jdescent.internal;

import org.jdescent.Rule;
import org.jdescent.hyper.Betas;
import org.jdescent.hyper.Epsilon;
import org.jdescent.hyper.LearningRate;
import org.jdescent.hyper.Tiny;

/**
 * Hyper-parameters of rules that find their step size themselves: d, the distance to the solution
 * as far as it can be told, which all parameters of a group have in common and which never shrinks.
 * What is carried is d, and the numerator r of its estimate.
 *
 * @param <H> the record of hyper-parameters
 */
public interface Distance<H extends Rule> extends LearningRate<H>, Betas<H>, Epsilon<H>, Tiny<H> {
  /** What d is at first, finite and above 0; much smaller than the distance. */
  double d0();

  /** With another d0, finite and above 0. */
  default H d0(double value) {
    return With.component(this, "d0", value);
  }

  /** By what gradients are multiplied on their way into r and s. */
  double pace(double d, long step);

  /** What r is divided by, beside the sum of |s|, for an estimate of d. */
  double divisor(long step);

  /** How fast r and s forget: √β2. */
  default double beta3(long step) {
    return StrictMath.sqrt(beta2().at(step));
  }

  @Override
  default double[] carried() {
    return new double[] {d0(), 0};
  }

  @Override
  default int sums() {
    return 2;
  }

  @Override
  default void carry(long t, long step, double[] sums, double[] carried) {
    double beta3 = beta3(step);
    double d = carried[0];
    carried[1] = beta3 * carried[1] + (1 - beta3) * pace(d, step) * sums[0];
    double estimate = carried[1] / (divisor(step) * sums[1]);
    if (sums[1] > 0 && estimate > d) carried[0] = estimate;
  }

  /** d takes part in the rate that decoupled weight decay follows. */
  @Override
  default double effectiveRate(long step, double[] carried) {
    return learningRate().at(step) * carried[0];
  }
}
