package org.jdescent.oracle;

import org.jdescent.optimizers.LARS;

/** v ← μ·v + lr·η·‖p‖/(‖g‖ + λ·‖p‖ + ε)·(g + λ·p); p ← p − v. */
public record LARSOracle(LARS.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    float[] v = slots[0];
    float rate = (float) hyper.learningRate().at(at.step());
    float trust = (float) hyper.trustCoefficient().at(at.step());
    float momentum = (float) hyper.momentum().at(at.step());
    float lambda = (float) hyper.weightDecay().at(at.step());
    float epsilon = (float) hyper.epsilon().at(at.step());
    double norm = Math.sqrt(at.squares(p));
    double length = Math.sqrt(at.squares(g));
    double ratio = 1;
    if (norm != 0 && length != 0) ratio = trust * norm / (length + lambda * norm + epsilon);
    float local = (float) (rate * ratio);
    for (int i = 0; i < p.length; i++) {
      v[i] = Oracle.keep(momentum * v[i] + local * (g[i] + lambda * p[i]), (float) hyper.tiny());
      u[i] = v[i];
    }
  }
}
