package org.jdescent.hyper;

import org.jdescent.Decay;
import org.jdescent.Rule;

/**
 * Hyper-parameters of a rule with the weight decay of {@link Decay#decoupled}: p ← p·(1 − ηλ) − u.
 *
 * @param <H> the record
 */
public interface DecoupledDecay<H extends Rule> extends WeightDecay<H> {
  @Override
  default Decay decay() {
    return Decay.decoupled(weightDecay());
  }

  @Override
  default Rule undecayed() {
    return weightDecay(0);
  }
}
