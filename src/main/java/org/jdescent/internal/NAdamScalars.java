package org.jdescent.internal;

import org.jdescent.Rule;
import org.jdescent.hyper.Betas;
import org.jdescent.hyper.Epsilon;
import org.jdescent.hyper.LearningRate;
import org.jdescent.hyper.Tiny;

/**
 * The scalars that NAdam's kernel takes. The product of all momenta so far, which corrects the
 * bias, is carried.
 *
 * @param <H> the record of hyper-parameters
 */
public interface NAdamScalars<H extends Rule>
    extends LearningRate<H>, Betas<H>, Epsilon<H>, Tiny<H> {
  /** How fast the momentum grows from beta1/2 to beta1: ψ, finite and at least 0. */
  double momentumDecay();

  /** With another momentumDecay, finite and at least 0. */
  default H momentumDecay(double value) {
    return With.component(this, "momentumDecay", value);
  }

  /**
   * Whether the momentum is beta1 throughout, m and g are corrected alike, and v is not corrected.
   */
  default boolean simplified() {
    return false;
  }

  private double momentum(long t, long step) {
    double most = beta1().at(step);
    return simplified() ? most : most * (1 - 0.5 * Powers.of(0.96, t * momentumDecay()));
  }

  @Override
  default void scalars(long t, long step, Scalars out) {
    double now = momentum(t, step);
    double next = momentum(t + 1, step);
    double product = out.carried(0) * now;
    double root = simplified() ? 1 : StrictMath.sqrt(1 - Powers.of(beta2().at(step), t));
    double rate = learningRate().at(step) * root;
    out.put(rate * next / (1 - (simplified() ? product : product * next)))
        .put(rate * (1 - now) / (1 - product))
        .put(1 - beta1().at(step))
        .put(1 - beta2().at(step))
        .put(epsilon().at(step) * root)
        .put(tiny());
  }

  /** The product of the momenta. */
  @Override
  default double[] carried() {
    return new double[] {1};
  }

  @Override
  default void carry(long t, long step, double[] sums, double[] carried) {
    carried[0] *= momentum(t, step);
  }
}
