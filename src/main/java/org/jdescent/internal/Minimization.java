package org.jdescent.internal;

import java.util.Arrays;
import org.jdescent.LBFGS;
import org.jdescent.LBFGS.Result;
import org.jdescent.LBFGS.Stop;
import org.jdescent.Objective;
import org.jdescent.ParameterSet;
import org.jdescent.internal.StrongWolfe.Trial;

/** One run of {@link LBFGS}: Nocedal &amp; Wright 2006, algorithm 7.5. */
public final class Minimization implements StrongWolfe.Line {
  private final LBFGS settings;
  private final Flat params;
  private final Flat grads;
  private final Objective objective;
  private final StrongWolfe lineSearch;
  private final Pairs pairs;
  private final double[] d;
  private final float[] best;
  // Where the line begins, and the point on it that was evaluated last.
  private float[] x;
  private float[] g;
  private float[] nextX;
  private float[] nextG;
  private double loss;
  private double lowest = Double.POSITIVE_INFINITY;
  private double largestGradient = Double.NaN;
  private int iterations;
  private int evaluations;

  private Minimization(LBFGS settings, Flat params, Flat grads, Objective objective) {
    this.settings = settings;
    this.params = params;
    this.grads = grads;
    this.objective = objective;
    lineSearch = new StrongWolfe(settings.c1(), settings.c2());
    int size = params.size();
    pairs = new Pairs(Math.min(settings.history(), settings.maxIterations()), size);
    d = new double[size];
    best = new float[size];
    x = new float[size];
    g = new float[size];
    nextX = new float[size];
    nextG = new float[size];
  }

  /** With gradients in memory of its own. */
  public static Result run(LBFGS settings, ParameterSet params, Objective objective) {
    Check.notNull("the objective", objective);
    Flat flat = Flat.parameters(params);
    ParameterSet grads = flat.allocateAlike();
    try {
      return new Minimization(settings, flat, flat.gradients(grads), objective).run();
    } finally {
      Flat.free(grads);
    }
  }

  /** With gradients in the caller's memory. */
  public static Result run(
      LBFGS settings, ParameterSet params, ParameterSet grads, Objective objective) {
    Check.notNull("the objective", objective);
    Flat flat = Flat.parameters(params);
    return new Minimization(settings, flat, flat.gradients(grads), objective).run();
  }

  private Result run() {
    params.read(x);
    params.proveFinite(x);
    System.arraycopy(x, 0, best, 0, x.length);
    Stop stop;
    try {
      stop = descend();
    } catch (Throwable thrown) {
      try {
        params.write(best);
      } catch (RuntimeException gone) {
        thrown.addSuppressed(gone);
      }
      throw thrown;
    }
    params.write(best);
    return new Result(stop, lowest, largestGradient, iterations, evaluations);
  }

  private Stop descend() {
    loss = evaluate(x, g);
    grads.proveFinite(g);
    boolean changed = true;
    while (true) {
      if (Vectors.largest(g) <= settings.gradientTolerance()) return Stop.GRADIENT;
      if (!changed) return Stop.CHANGE;
      if (iterations == settings.maxIterations()) return Stop.ITERATIONS;
      Trial step = search();
      if (step == null && !pairs.isEmpty()) {
        pairs.clear();
        step = search();
      }
      if (step == null) return isSpent() ? Stop.EVALUATIONS : Stop.LINE_SEARCH;
      double magnitude = Math.max(1, Math.max(Math.abs(loss), Math.abs(step.loss())));
      changed = loss - step.loss() > settings.changeTolerance() * magnitude;
      accept(step);
    }
  }

  /** A step from x, whose end is then in nextX and nextG; null if there is none. */
  private Trial search() {
    pairs.direction(g, d);
    double slope = Vectors.dot(g, d);
    if (!(slope < 0) || slope == Double.NEGATIVE_INFINITY) {
      pairs.clear(); // rounding made it lead upwards
      pairs.direction(g, d);
      slope = Vectors.dot(g, d);
    }
    System.arraycopy(x, 0, nextX, 0, x.length);
    double first = pairs.isEmpty() ? Math.min(1, 1 / Vectors.sum(g)) : 1;
    return lineSearch.search(this, new Trial(0, loss, slope), first);
  }

  private void accept(Trial step) {
    pairs.add(x, g, nextX, nextG);
    float[] oldX = x;
    x = nextX;
    nextX = oldX;
    float[] oldG = g;
    g = nextG;
    nextG = oldG;
    loss = step.loss();
    iterations++;
  }

  private boolean isSpent() {
    return evaluations == settings.maxEvaluations();
  }

  @Override
  public Trial at(double step) {
    boolean moved = false;
    boolean finite = true;
    for (int i = 0; i < x.length; i++) {
      float next = (float) (x[i] + step * d[i]);
      moved |= next != nextX[i];
      finite &= Float.isFinite(next);
      nextX[i] = next;
    }
    if (!moved || isSpent()) return null; // float cannot tell it from the step before
    if (!finite) return new Trial(step, Double.POSITIVE_INFINITY, Double.NaN);
    params.write(nextX);
    double at = evaluate(nextX, nextG);
    boolean defined = Double.isFinite(at) && Float.isFinite(Vectors.largest(nextG));
    if (!defined) return new Trial(step, Double.POSITIVE_INFINITY, Double.NaN);
    return new Trial(step, at, Vectors.dot(nextG, d));
  }

  /** The loss at a point, which the parameters hold, and its gradient. */
  private double evaluate(float[] point, float[] gradient) {
    evaluations++;
    Arrays.fill(gradient, 0);
    grads.write(gradient);
    double value = objective.evaluate(params.set, grads.set);
    grads.read(gradient);
    if (evaluations == 1 && !Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "the loss must be finite at the first point, got " + value);
    }
    double largest = Vectors.largest(gradient);
    boolean better = value < lowest || value == lowest && largest <= largestGradient;
    if (better && Double.isFinite(value) && Double.isFinite(largest)) {
      lowest = value;
      largestGradient = largest;
      System.arraycopy(point, 0, best, 0, best.length);
    }
    return value;
  }
}
