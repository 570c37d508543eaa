package org.jdescent.hyper;

import org.jdescent.Rule;
import org.jdescent.Schedule;
import org.jdescent.internal.With;

/**
 * Hyper-parameters with a learning rate, which all of the catalogue have. They are a record; every
 * change makes another one, and refuses what is out of range.
 *
 * @param <H> the record
 */
public interface LearningRate<H extends Rule> extends Rule {
  /** With another learning rate, finite and at least 0. */
  default H learningRate(double value) {
    return With.component(this, "learningRate", value);
  }

  /** With another learning rate, which may change from step to step. */
  @Override
  default H learningRate(Schedule value) {
    return With.component(this, "learningRate", value);
  }
}
