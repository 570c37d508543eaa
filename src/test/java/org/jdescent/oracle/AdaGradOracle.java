package org.jdescent.oracle;

import org.jdescent.optimizers.AdaGrad;

/** h ← h + g·g; p ← p − (lr·g)/(√h + ε). */
public record AdaGradOracle(AdaGrad.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    float[] h = slots[0];
    float rate = (float) hyper.learningRate().at(at.step());
    float epsilon = (float) hyper.epsilon().at(at.step());
    for (int i = 0; i < p.length; i++) {
      h[i] = h[i] + g[i] * g[i];
      u[i] = (rate * g[i]) / ((float) Math.sqrt(h[i]) + epsilon);
    }
  }
}
