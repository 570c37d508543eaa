package org.jdescent.benchmarks;

/**
 * The optimizers as one writes them in plain Java. The loops work on local variables, so that C2
 * vectorises them; like most Java code they store subnormal numbers as they come.
 */
interface JavaRule {
  /** Computes the scalars of step t, which counts from 1. */
  default void prepare(long t) {}

  /** Updates the elements from begin to end. */
  void update(float[] p, float[] g, float[][] slots, int begin, int end);

  /** p ← p − lr·g. */
  final class SGD implements JavaRule {
    private final float rate;

    SGD(double rate) {
      this.rate = (float) rate;
    }

    @Override
    public void update(float[] p, float[] g, float[][] slots, int begin, int end) {
      float rate = this.rate;
      for (int i = begin; i < end; i++) p[i] -= rate * g[i];
    }
  }

  /** v ← μ·v − lr·g; p ← p + v. */
  final class Momentum implements JavaRule {
    private final float rate;
    private final float mu;

    Momentum(double rate, double mu) {
      this.rate = (float) rate;
      this.mu = (float) mu;
    }

    @Override
    public void update(float[] p, float[] g, float[][] slots, int begin, int end) {
      float[] v = slots[0];
      float rate = this.rate;
      float mu = this.mu;
      for (int i = begin; i < end; i++) {
        float next = mu * v[i] - rate * g[i];
        v[i] = next;
        p[i] += next;
      }
    }
  }

  /** h ← h + g·g; p ← p − lr·g/(√h + ε). */
  final class AdaGrad implements JavaRule {
    private final float rate;
    private final float epsilon;

    AdaGrad(double rate, double epsilon) {
      this.rate = (float) rate;
      this.epsilon = (float) epsilon;
    }

    @Override
    public void update(float[] p, float[] g, float[][] slots, int begin, int end) {
      float[] h = slots[0];
      float rate = this.rate;
      float epsilon = this.epsilon;
      for (int i = begin; i < end; i++) {
        float next = h[i] + g[i] * g[i];
        h[i] = next;
        p[i] -= rate * g[i] / ((float) Math.sqrt(next) + epsilon);
      }
    }
  }

  /** m ← m + (1−β1)(g − m); v ← v + (1−β2)(g·g − v); p ← p − lrₜ·m/(√v + ε). */
  final class Adam implements JavaRule {
    private final double rate;
    private final double beta1;
    private final double beta2;
    private final float epsilon;
    private float stepSize;

    Adam(double rate, double beta1, double beta2, double epsilon) {
      this.rate = rate;
      this.beta1 = beta1;
      this.beta2 = beta2;
      this.epsilon = (float) epsilon;
    }

    @Override
    public void prepare(long t) {
      double correction = StrictMath.sqrt(1 - StrictMath.pow(beta2, t));
      stepSize = (float) (rate * correction / (1 - StrictMath.pow(beta1, t)));
    }

    @Override
    public void update(float[] p, float[] g, float[][] slots, int begin, int end) {
      float[] m = slots[0];
      float[] v = slots[1];
      float stepSize = this.stepSize;
      float rest1 = (float) (1 - beta1);
      float rest2 = (float) (1 - beta2);
      float epsilon = this.epsilon;
      for (int i = begin; i < end; i++) {
        float mean = m[i] + rest1 * (g[i] - m[i]);
        float square = v[i] + rest2 * (g[i] * g[i] - v[i]);
        m[i] = mean;
        v[i] = square;
        p[i] -= stepSize * mean / ((float) Math.sqrt(square) + epsilon);
      }
    }
  }
}
