package org.jdescent.oracle;

import org.jdescent.optimizers.AdaDelta;

/** v ← v + (1−ρ)(g·g − v); d = √(a + ε)/√(v + ε)·g; a ← a + (1−ρ)(d·d − a); p ← p − lr·d. */
public record AdaDeltaOracle(AdaDelta.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    float[] v = slots[0];
    float[] a = slots[1];
    float rate = (float) hyper.learningRate().at(at.step());
    float rest = (float) (1 - hyper.decayRate().at(at.step()));
    float epsilon = (float) hyper.epsilon().at(at.step());
    float tiny = (float) hyper.tiny();
    for (int i = 0; i < p.length; i++) {
      v[i] = Oracle.keep(v[i] + rest * (g[i] * g[i] - v[i]), tiny);
      float d = (float) Math.sqrt(a[i] + epsilon) / (float) Math.sqrt(v[i] + epsilon) * g[i];
      a[i] = Oracle.keep(a[i] + rest * (d * d - a[i]), tiny);
      u[i] = rate * d;
    }
  }
}
