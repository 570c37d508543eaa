package org.jdescent;

import org.jdescent.internal.Check;
import org.jdescent.internal.Minimization;
import org.jdescent.internal.With;

/**
 * Limited-memory BFGS (Nocedal 1980; Liu &amp; Nocedal 1989) with a line search for the strong
 * Wolfe conditions: Nocedal &amp; Wright 2006, algorithms 7.4 and 7.5 with 3.5 and 3.6. It asks for
 * loss and gradient as often as it needs, so it is no {@link Rule} and takes no mini-batches: the
 * loss must be smooth, and the same whenever it is asked at the same point.
 *
 * <p>From x with gradient g it goes along d = −H·g, where H approximates the inverse Hessian by the
 * last {@code history} pairs s = x₊ − x, y = g₊ − g, beginning with sᵀy/yᵀy times the identity; a
 * pair without curvature is left out. Along d it finds a step α with f(x + αd) ≤ f(x) + c1·α·gᵀd
 * and |g₊ᵀd| ≤ c2·|gᵀd|, trying 1 first; along d = −g, at the beginning, min(1, 1/‖g‖₁) first. If
 * it finds none, it forgets the pairs and tries −g once before it gives up. A step to where loss or
 * gradient is not finite is shortened.
 *
 * <p>Parameters stay float; d and every inner product are double, summed in an order that depends
 * on the number of elements alone, so that a run has the same bits whenever it is repeated. State
 * is 8·history + 28 bytes per element on the Java heap, 108 by default.
 *
 * @param history how many pairs are remembered, 1 to 1,000
 * @param maxIterations the most steps, at least 1
 * @param maxEvaluations the most calls of the objective, at least 1
 * @param gradientTolerance converged if no element of the gradient has a larger magnitude; finite
 *     and at least 0
 * @param changeTolerance converged if a step lowers the loss from f to f₊ by no more than this
 *     times max(|f|, |f₊|, 1); finite and at least 0
 * @param c1 which share of the decrease that the slope promises is sufficient, above 0
 * @param c2 which share of the slope may be left, above c1 and below 1
 */
public record LBFGS(
    int history,
    int maxIterations,
    int maxEvaluations,
    double gradientTolerance,
    double changeTolerance,
    double c1,
    double c2) {
  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public LBFGS {
    Check.count("LBFGS.history", 1, 1000, history);
    Check.steps("LBFGS.maxIterations", 1, maxIterations);
    Check.steps("LBFGS.maxEvaluations", 1, maxEvaluations);
    Check.atLeastZero("LBFGS.gradientTolerance", gradientTolerance);
    Check.atLeastZero("LBFGS.changeTolerance", changeTolerance);
    Check.between("LBFGS.c1", 0, 1, c1);
    Check.between("LBFGS.c2", c1, 1, c2);
  }

  /** History 10, 100 iterations, 1,000 evaluations, tolerances 1e-5 and 1e-9, c1 1e-4, c2 0.9. */
  public static LBFGS defaults() {
    return new LBFGS(10, 100, 1000, 1e-5, 1e-9, 1e-4, 0.9);
  }

  /** With another history, 1 to 1,000. */
  public LBFGS history(int pairs) {
    return With.component(this, "history", pairs);
  }

  /** With another limit of steps, at least 1. */
  public LBFGS maxIterations(int steps) {
    return With.component(this, "maxIterations", steps);
  }

  /** With another limit of calls of the objective, at least 1. */
  public LBFGS maxEvaluations(int calls) {
    return With.component(this, "maxEvaluations", calls);
  }

  /** With another gradientTolerance, finite and at least 0; 0 is met by zeros only. */
  public LBFGS gradientTolerance(double value) {
    return With.component(this, "gradientTolerance", value);
  }

  /** With another changeTolerance, finite and at least 0; 0 is met by an unchanged loss only. */
  public LBFGS changeTolerance(double value) {
    return With.component(this, "changeTolerance", value);
  }

  /** With another c1, above 0 and below c2. */
  public LBFGS c1(double value) {
    Check.between("LBFGS.c1", 0, c2, value);
    return With.component(this, "c1", value);
  }

  /** With another c2, above c1 and below 1; 0.1 searches along each line more exactly. */
  public LBFGS c2(double value) {
    return With.component(this, "c2", value);
  }

  /**
   * Minimizes from where the parameters are. At the end they hold the point of lowest loss that was
   * evaluated, also if the objective throws, whose exception passes through.
   *
   * @return where it came to, and why it stopped there
   * @throws IllegalArgumentException if the set or the objective is null, the set has no elements
   *     or more than an array can have, a buffer is closed or overlaps another, or parameters, loss
   *     or gradient are not finite at the first point
   */
  public Result minimize(ParameterSet params, Objective objective) {
    return Minimization.run(this, params, objective);
  }

  /**
   * As {@link #minimize(ParameterSet, Objective)}, with gradients in memory that somebody else
   * owns, a framework for example. Afterwards they are those of the last evaluation, which need not
   * be the best one.
   *
   * @throws IllegalArgumentException as there, and if the gradients have other names or shapes
   */
  public Result minimize(ParameterSet params, ParameterSet grads, Objective objective) {
    return Minimization.run(this, params, grads, objective);
  }

  /** Why a minimization stopped. */
  public enum Stop {
    /** Converged: no element of the gradient is larger than gradientTolerance. */
    GRADIENT,
    /** Converged: a step lowered the loss by no more than changeTolerance. */
    CHANGE,
    /** After maxIterations steps. */
    ITERATIONS,
    /** After maxEvaluations calls of the objective. */
    EVALUATIONS,
    /**
     * No step satisfies the strong Wolfe conditions, not even along −g: there is no lower point
     * that float can tell from this one, or the gradient is not that of the loss, or the loss has
     * no lower bound.
     */
    LINE_SEARCH
  }

  /**
   * Where a minimization came to.
   *
   * @param stop why it stopped
   * @param loss at the parameters, the lowest that was evaluated
   * @param largestGradient the largest magnitude of an element of the gradient there
   * @param iterations how many steps were taken
   * @param evaluations how often the objective was called
   */
  public record Result(
      Stop stop, double loss, double largestGradient, int iterations, int evaluations) {
    /** Whether it stopped because a tolerance was met. */
    public boolean converged() {
      return stop == Stop.GRADIENT || stop == Stop.CHANGE;
    }
  }
}
