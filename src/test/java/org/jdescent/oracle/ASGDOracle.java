package org.jdescent.oracle;

import org.jdescent.optimizers.ASGD;

/** p ← (1 − λ·η)·p − η·g; ax ← ax + μ·(p − ax), or p where μ is 1. */
public record ASGDOracle(ASGD.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    float[] ax = slots[0];
    double rate = hyper.learningRate().at(at.step());
    double slower = StrictMath.pow(1 + hyper.lambda() * rate * (at.t() - 1), hyper.alpha());
    float eta = (float) (rate / slower);
    float retain = (float) (1 - hyper.lambda() * (rate / slower));
    double averaged = at.t() - 1 - hyper.t0();
    float tiny = (float) hyper.tiny();
    for (int i = 0; i < p.length; i++) {
      u[i] = p[i] - (retain * p[i] - eta * g[i]);
      float next = p[i] - u[i];
      ax[i] =
          Oracle.keep(averaged > 1 ? ax[i] + (float) (1 / averaged) * (next - ax[i]) : next, tiny);
    }
  }
}
