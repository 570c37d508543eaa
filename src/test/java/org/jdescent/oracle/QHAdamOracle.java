package org.jdescent.oracle;

import org.jdescent.optimizers.QHAdam;

/** m, v as Adam; p ← p − lr·((1−ν1)·g + ν1·m̂)/(√((1−ν2)·g² + ν2·v̂) + ε). */
public record QHAdamOracle(QHAdam.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    float[] m = slots[0];
    float[] v = slots[1];
    double beta1 = hyper.beta1().at(at.step());
    double beta2 = hyper.beta2().at(at.step());
    double nu1 = hyper.nu1().at(at.step());
    double nu2 = hyper.nu2().at(at.step());
    float rate = (float) hyper.learningRate().at(at.step());
    float epsilon = (float) hyper.epsilon().at(at.step());
    float mean1 = (float) (nu1 / (1 - StrictMath.pow(beta1, at.t())));
    float mean2 = (float) (nu2 / (1 - StrictMath.pow(beta2, at.t())));
    float tiny = (float) hyper.tiny();
    for (int i = 0; i < p.length; i++) {
      m[i] = Oracle.keep(m[i] + (float) (1 - beta1) * (g[i] - m[i]), tiny);
      v[i] = Oracle.keep(v[i] + (float) (1 - beta2) * (g[i] * g[i] - v[i]), tiny);
      float above = (float) (1 - nu1) * g[i] + mean1 * m[i];
      float below = (float) (1 - nu2) * (g[i] * g[i]) + mean2 * v[i];
      u[i] = (rate * above) / ((float) Math.sqrt(below) + epsilon);
    }
  }
}
