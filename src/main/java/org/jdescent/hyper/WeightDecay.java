package org.jdescent.hyper;

import org.jdescent.Decay;
import org.jdescent.Rule;
import org.jdescent.Schedule;
import org.jdescent.internal.Decayed;
import org.jdescent.internal.With;

/**
 * Hyper-parameters of a rule whose own formula has a weight decay.
 *
 * @param <H> the record
 */
public interface WeightDecay<H extends Rule> extends Rule {
  /** The rate λ, finite and at least 0. */
  Schedule weightDecay();

  /** With another weightDecay, finite and at least 0. */
  default H weightDecay(double value) {
    return With.component(this, "weightDecay", value);
  }

  /** With another weightDecay, which may change from step to step. */
  default H weightDecay(Schedule value) {
    return With.component(this, "weightDecay", value);
  }

  /** With this decay around the rule, in the place of its own. */
  @Override
  default Rule decay(Decay decay) {
    return new Decayed(weightDecay(0), decay);
  }
}
