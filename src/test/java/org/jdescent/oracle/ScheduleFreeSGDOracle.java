package org.jdescent.oracle;

import org.jdescent.optimizers.ScheduleFreeSGD;

/** z ← z − lr·g; x ← x + c(z − x); p ← z + μ(x − z). */
public record ScheduleFreeSGDOracle(ScheduleFreeSGD.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    double lr = hyper.learningRate().at(at.step());
    float rate = (float) lr;
    float mu = (float) hyper.momentum().at(at.step());
    float c = share(at.carried(), lr * lr);
    for (int i = 0; i < p.length; i++) {
      slots[0][i] -= rate * g[i];
      u[i] = p[i] - between(slots[0][i], slots[1], i, c, mu);
    }
  }

  /** The weight of the next term of a mean, whose sum of weights it adds to. */
  static float share(double[] sum, double weight) {
    sum[0] += weight;
    return sum[0] > 0 ? (float) (weight / sum[0]) : 0;
  }

  /** Moves x towards z, and returns the point where the next gradient is taken. */
  static float between(float z, float[] x, int i, float c, float beta) {
    x[i] = c == 1 ? z : x[i] + c * (z - x[i]);
    return z + beta * (x[i] - z);
  }
}
