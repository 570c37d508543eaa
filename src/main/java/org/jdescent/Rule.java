package org.jdescent;

import java.util.List;
import org.jdescent.internal.Decayed;

/** An optimizer's mathematics and hyper-parameters: an immutable value that owns no memory. */
public interface Rule {
  /** The name of the native kernel that evaluates the formula, for example {@code Adam}. */
  String kernel();

  /** The state that the kernel keeps for every parameter, in the kernel's order. */
  List<Slot> slots();

  /**
   * Writes the kernel's scalars for a parameter's {@code t}-th update, in the order of the kernel's
   * members.
   *
   * @param t counts the parameter's own updates, from 1; bias corrections use it
   * @param step counts the optimizer's updates, from 1; schedules use it
   */
  void scalars(long t, long step, Scalars out);

  /** The learning rate. */
  Schedule learningRate();

  /** With another learning rate. */
  Rule learningRate(Schedule schedule);

  /** The weight decay; {@link Decay#NONE} unless the rule says otherwise. */
  default Decay decay() {
    return Decay.NONE;
  }

  /** With another weight decay. */
  default Rule decay(Decay decay) {
    return new Decayed(this, decay);
  }

  /** The rule without its weight decay. */
  default Rule undecayed() {
    return this;
  }

  /**
   * Whether a learning rate of 0 leaves parameters unchanged when gradients are finite and slots
   * fresh.
   */
  default boolean scalesWithLearningRate() {
    return true;
  }

  /** Takes scalars that were computed in double and rounds each once, to float. */
  interface Scalars {
    /** Appends one scalar. */
    Scalars put(double value);
  }
}
