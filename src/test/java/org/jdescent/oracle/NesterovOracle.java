package org.jdescent.oracle;

import org.jdescent.optimizers.Nesterov;

/** v ← μ·v − lr·g; p ← p + μ·v − lr·g; with the rate outside, v ← μ·v + g; p ← p − lr·(g + μ·v). */
public record NesterovOracle(Nesterov.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    float[] v = slots[0];
    float rate = (float) hyper.learningRate().at(at.step());
    float mu = (float) hyper.momentum().at(at.step());
    boolean inside = hyper.rateInVelocity();
    float tiny = (float) hyper.tiny();
    for (int i = 0; i < p.length; i++) {
      float scaled = inside ? rate * g[i] : -g[i];
      v[i] = Oracle.keep(mu * v[i] - scaled, tiny);
      float ahead = mu * v[i] - scaled;
      u[i] = inside ? -ahead : rate * ahead;
    }
  }
}
