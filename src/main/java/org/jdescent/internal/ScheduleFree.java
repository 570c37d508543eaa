package org.jdescent.internal;

import org.jdescent.Rule;
import org.jdescent.hyper.LearningRate;

/**
 * What Schedule-Free rules have in common: x, which is evaluated, is the mean of all z, each with
 * the square of its learning rate for a weight. The sum of these is carried.
 *
 * @param <H> the record of hyper-parameters
 */
public interface ScheduleFree<H extends Rule> extends LearningRate<H> {
  /** The learning rate of z in an update. */
  double rate(long t, long step);

  /** The weight of the new z in x. */
  default double weight(long t, long step, Scalars out) {
    double square = rate(t, step) * rate(t, step);
    double sum = out.carried(0) + square;
    return sum > 0 ? square / sum : 0;
  }

  @Override
  default double[] carried() {
    return new double[1];
  }

  @Override
  default void carry(long t, long step, double[] sums, double[] carried) {
    carried[0] += rate(t, step) * rate(t, step);
  }

  @Override
  default String evaluated() {
    return "x";
  }
}
