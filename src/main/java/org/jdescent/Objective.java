package org.jdescent;

/** What {@link LBFGS} minimizes: a loss with its gradient, the same whenever it is asked. */
@FunctionalInterface
public interface Objective {
  /**
   * The loss at the parameters as they are now.
   *
   * @param params read, never written
   * @param grads takes the gradient, of the same names and shapes; zeros beforehand, so that
   *     writing and adding are the same
   * @return the loss, as precisely as it can be had: a loss rounded to float hides the last steps
   */
  double evaluate(ParameterSet params, ParameterSet grads);
}
