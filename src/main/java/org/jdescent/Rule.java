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

  /**
   * The numbers in double that the rule carries from update to update, as they are before the first
   * one; none unless the rule says otherwise. Each parameter has its own; if the rule {@linkplain
   * #sums sums} over all parameters of a group, they have them in common.
   */
  default double[] carried() {
    return new double[0];
  }

  /**
   * What {@code torch.optim} calls each of the numbers {@linkplain #carried carried}, for example
   * {@code mu_product}; none unless the rule says otherwise, for what has no such numbers.
   */
  default List<String> torchCarried() {
    return List.of();
  }

  /** How many sums over all parameters of the group the kernel makes while it updates. */
  default int sums() {
    return 0;
  }

  /**
   * Changes what is carried, after an update.
   *
   * @param t counts the updates, from 1: the parameter's own, or if the rule sums, the most that
   *     any of the group has had
   * @param step counts the optimizer's updates, from 1
   * @param sums over all parameters of the group that were updated; null without any
   * @param carried changed in place
   */
  default void carry(long t, long step, double[] sums, double[] carried) {}

  /**
   * The rate that decoupled weight decay follows: the learning rate, unless the rule finds one
   * itself.
   *
   * @param carried what the rule carries
   */
  default double effectiveRate(long step, double[] carried) {
    return learningRate().at(step);
  }

  /**
   * Into how many units of equal length a parameter of this shape is divided, each of which the
   * kernel takes for a tensor: one unless the rule says otherwise.
   */
  default long units(long... shape) {
    return 1;
  }

  /**
   * The side of the largest square matrix that the kernel makes of a parameter of this shape; 0,
   * unless the rule takes parameters for matrices.
   *
   * @throws IllegalArgumentException if it cannot take this shape; the message goes on after the
   *     parameter's name
   */
  default long side(long... shape) {
    return 0;
  }

  /**
   * The slot that stands for the parameter when the rule is evaluated; null, unless the rule says
   * otherwise, for the parameter itself.
   */
  default String evaluated() {
    return null;
  }

  /** Takes scalars that were computed in double and rounds each once, to float. */
  interface Scalars {
    /** Appends one scalar. */
    Scalars put(double value);

    /** One of the numbers that the rule {@linkplain Rule#carried carries}. */
    double carried(int index);
  }
}
