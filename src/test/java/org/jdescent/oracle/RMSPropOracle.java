package org.jdescent.oracle;

import org.jdescent.optimizers.RMSProp;

/**
 * v ← v + (1−ρ)(g·g − v); d = lr·g/(√v + ε) or lr·g/√(v + ε), with max(v − a², 0) for v if centred,
 * where a ← a + (1−ρ)(g − a); p ← p − d, or b ← μ·b + d and p ← p − b.
 */
public record RMSPropOracle(RMSProp.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    float rate = (float) hyper.learningRate().at(at.step());
    float rest = (float) (1 - hyper.decayRate().at(at.step()));
    float momentum = (float) hyper.momentum().at(at.step());
    float epsilon = (float) hyper.epsilon().at(at.step());
    float tiny = (float) hyper.tiny();
    float[] v = slots[0];
    float[] b = slots[slots.length - 1];
    for (int i = 0; i < p.length; i++) {
      v[i] = Oracle.keep(v[i] + rest * (g[i] * g[i] - v[i]), tiny);
      float variance = v[i];
      if (hyper.centred()) {
        float[] a = slots[1];
        a[i] = Oracle.keep(a[i] + rest * (g[i] - a[i]), tiny);
        variance = Oracle.atLeast(v[i] - a[i] * a[i], 0);
      }
      float root =
          hyper.epsilonInRoot()
              ? (float) Math.sqrt(variance + epsilon)
              : (float) Math.sqrt(variance) + epsilon;
      if (!hyper.velocity()) {
        u[i] = (rate * g[i]) / root;
      } else if (hyper.rateInVelocity()) {
        b[i] = Oracle.keep(momentum * b[i] + (rate * g[i]) / root, tiny);
        u[i] = b[i];
      } else {
        b[i] = Oracle.keep(momentum * b[i] + g[i] / root, tiny);
        u[i] = rate * b[i];
      }
    }
  }
}
