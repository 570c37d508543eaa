package org.jdescent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.golden.Inputs;

/** A smooth function of one vector, which remembers what it was asked. */
final class Smooth implements Objective {
  /** The loss at x, and its gradient in g, which is zeros before. */
  interface Loss {
    double at(double[] x, double[] g);
  }

  /** What was seen at a point; the gradient is in float, as it was given. */
  record Seen(float[] x, double loss, float[] g) {}

  final float[] start;
  final List<Seen> seen = new ArrayList<>();
  private final Loss loss;

  Smooth(Loss loss, float... start) {
    this.loss = loss;
    this.start = start;
  }

  @Override
  public double evaluate(ParameterSet params, ParameterSet grads) {
    List<Parameter> tensors = new ArrayList<>(params.parameters());
    tensors.sort((a, b) -> a.name().compareTo(b.name()));
    float[] x = new float[(int) params.elements()];
    int offset = 0;
    for (Parameter p : tensors) {
      p.data().get(x, offset, (int) p.elements());
      offset += (int) p.elements();
    }
    double[] at = new double[x.length];
    for (int i = 0; i < x.length; i++) at[i] = x[i];
    double[] slope = new double[x.length];
    double value = loss.at(at, slope);
    float[] g = new float[x.length];
    for (int i = 0; i < x.length; i++) g[i] = (float) slope[i];
    offset = 0;
    for (Parameter p : tensors) {
      grads.get(p.name()).data().put(g, offset, (int) p.elements());
      offset += (int) p.elements();
    }
    seen.add(new Seen(x, value, g));
    return value;
  }

  /** Where a minimization from the start comes to. */
  record End(float[] x, LBFGS.Result result) {}

  End minimize(LBFGS settings) {
    seen.clear();
    try (FloatPointer x = new FloatPointer(start.clone())) {
      LBFGS.Result result = settings.minimize(ParameterSet.of(Map.of("x", x)), this);
      return new End(Model.read(x), result);
    }
  }

  /** Rosenbrock 1960 as a chain: Σ 100(xᵢ₊₁ − xᵢ²)² + (1 − xᵢ)², from (−1.2, 1, −1.2, …). */
  static Smooth rosenbrock(int n) {
    float[] start = new float[n];
    for (int i = 0; i < n; i++) start[i] = i % 2 == 0 ? -1.2f : 1;
    return new Smooth(
        (x, g) -> {
          double loss = 0;
          for (int i = 0; i < n - 1; i++) {
            double valley = x[i + 1] - x[i] * x[i];
            loss += 100 * valley * valley + (1 - x[i]) * (1 - x[i]);
            g[i] += -400 * x[i] * valley - 2 * (1 - x[i]);
            g[i + 1] += 200 * valley;
          }
          return loss;
        },
        start);
  }

  /** ½·Σ i·(xᵢ − 1)² + ½·Σ (xᵢ₊₁ − xᵢ)², from 0; its minimum is 0, where all are 1. */
  static Smooth quadratic(int n) {
    return new Smooth(
        (x, g) -> {
          double loss = 0;
          for (int i = 0; i < n; i++) {
            g[i] += (i + 1) * (x[i] - 1);
            loss += (i + 1) * (x[i] - 1) * (x[i] - 1) / 2;
          }
          for (int i = 0; i < n - 1; i++) {
            double apart = x[i + 1] - x[i];
            g[i] -= apart;
            g[i + 1] += apart;
            loss += apart * apart / 2;
          }
          return loss;
        },
        new float[n]);
  }

  /** A regression of 60 points with noisy labels, 5 weights and a bias, from 0. */
  static Smooth logistic() {
    float[] points = Inputs.normal(0, 300);
    float[] noise = Inputs.normal(1, 60);
    double[] truth = {1, -2, 0.5, 0, 3};
    return new Smooth(
        (w, g) -> {
          double loss = 0;
          for (int k = 0; k < 60; k++) {
            double side = 2 * noise[k];
            double sum = w[5];
            for (int i = 0; i < 5; i++) {
              side += points[5 * k + i] * truth[i];
              sum += points[5 * k + i] * w[i];
            }
            double label = Math.signum(side);
            loss += StrictMath.log1p(StrictMath.exp(-label * sum)) / 60;
            double error = -label / (1 + StrictMath.exp(label * sum)) / 60;
            for (int i = 0; i < 5; i++) g[i] += error * points[5 * k + i];
            g[5] += error;
          }
          for (int i = 0; i < 6; i++) {
            loss += 0.01 / 2 * w[i] * w[i];
            g[i] += 0.01 * w[i];
          }
          return loss;
        },
        new float[6]);
  }

  /** The inner product of a gradient with the way from one point to another. */
  static double along(float[] g, float[] from, float[] to) {
    double sum = 0;
    for (int i = 0; i < g.length; i++) sum += g[i] * ((double) to[i] - from[i]);
    return sum;
  }
}
