package org.jdescent.oracle;

import org.jdescent.optimizers.Momentum;

/** v ← μ·v − lr·g; p ← p + v, or with the learning rate outside: v ← μ·v + g; p ← p − lr·v. */
public record MomentumOracle(Momentum.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    float[] v = slots[0];
    float rate = (float) hyper.learningRate().at(at.step());
    float momentum = (float) hyper.momentum().at(at.step());
    float tiny = (float) hyper.tiny();
    for (int i = 0; i < p.length; i++) {
      if (hyper.rateInVelocity()) {
        v[i] = Oracle.keep(momentum * v[i] - rate * g[i], tiny);
        u[i] = -v[i];
      } else {
        v[i] = Oracle.keep(momentum * v[i] + g[i], tiny);
        u[i] = rate * v[i];
      }
    }
  }
}
