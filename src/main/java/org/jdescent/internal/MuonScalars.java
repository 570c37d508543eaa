package org.jdescent.internal;

import org.jdescent.Rule;
import org.jdescent.Slot;
import org.jdescent.hyper.DecoupledDecay;
import org.jdescent.hyper.LearningRate;
import org.jdescent.hyper.Tiny;
import org.jdescent.hyper.Velocity;
import org.jdescent.optimizers.Muon;

/**
 * What Muon and its kin have in common: a momentum, and how it is orthogonalised.
 *
 * @param <H> the record of hyper-parameters
 */
public interface MuonScalars<H extends Rule>
    extends LearningRate<H>, Velocity<H>, DecoupledDecay<H>, Tiny<H> {
  /** Whether the update looks ahead, as Nesterov's does. */
  boolean nesterov();

  /** What the update is multiplied by for its shape. */
  Muon.Scale scale();

  /** The polynomials. */
  Muon.Coefficients coefficients();

  /** How many of them are applied. */
  int iterations();

  /** With or without Nesterov's look ahead. */
  default H nesterov(boolean value) {
    return With.component(this, "nesterov", value);
  }

  /** With another factor for the shape. */
  default H scale(Muon.Scale value) {
    return With.component(this, "scale", value);
  }

  /** With other polynomials. */
  default H coefficients(Muon.Coefficients value) {
    return With.component(this, "coefficients", value);
  }

  /** With more or fewer iterations, 1 to 100. */
  default H iterations(int value) {
    return With.component(this, "iterations", value);
  }

  /** Writes how long the update is to be. */
  default Rule.Scalars length(long step, Rule.Scalars out) {
    return out.put(learningRate().at(step))
        .put(scale() == Muon.Scale.ASPECT ? 1 : 0)
        .put(scale() == Muon.Scale.RMS ? 0.2 : 0);
  }

  /** Appends what the momentum is made with, and the orthogonalisation. */
  default void direction(long step, double weight, Rule.Scalars out) {
    double decay = momentum().at(step);
    boolean express = coefficients() == Muon.Coefficients.POLAR_EXPRESS;
    out.put(decay)
        .put(weight)
        .put(nesterov() ? weight : 0)
        .put(nesterov() ? decay : 1)
        .put(tiny())
        .put(iterations())
        .put(express ? 1 : 0)
        .put(express ? 1.02 : 1)
        .put(express ? 1e-6 : 1e-7);
  }

  /** The momentum. */
  static Slot velocity() {
    return Slot.zero("m").torch("momentum_buffer");
  }
}
