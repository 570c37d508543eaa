package org.jdescent.oracle;

import org.jdescent.optimizers.AdaMax;

/** m as Adam; n ← max(β2·n, |g|); p ← p − (lr/(1−β1ᵗ)·m)/(n + ε). */
public record AdaMaxOracle(AdaMax.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    float[] m = slots[0];
    float[] n = slots[1];
    float rate =
        (float)
            (hyper.learningRate().at(at.step())
                / (1 - StrictMath.pow(hyper.beta1().at(at.step()), at.t())));
    float rest1 = (float) (1 - hyper.beta1().at(at.step()));
    float beta2 = (float) hyper.beta2().at(at.step());
    float epsilon = (float) hyper.epsilon().at(at.step());
    boolean within = hyper.epsilonInMaximum();
    float tiny = (float) hyper.tiny();
    for (int i = 0; i < p.length; i++) {
      m[i] = Oracle.keep(m[i] + rest1 * (g[i] - m[i]), tiny);
      float size = within ? Math.abs(g[i]) + epsilon : Math.abs(g[i]);
      n[i] = Oracle.keep(Oracle.max(beta2 * n[i], size), tiny);
      u[i] = (rate * m[i]) / (within ? n[i] : n[i] + epsilon);
    }
  }
}
