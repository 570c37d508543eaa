package org.jdescent.oracle;

import org.jdescent.optimizers.ScheduleFreeAdamW;

/** z ← z − (lrₜ·g/(√v + ε) + lrₜ·λ·p); x ← x + c(z − x); p ← z + β1(x − z). */
public record ScheduleFreeAdamWOracle(ScheduleFreeAdamW.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    float[] z = slots[0];
    float[] v = slots[2];
    double beta2 = hyper.beta2().at(at.step());
    double lr = hyper.learningRate().at(at.step()) * Oracle.root(beta2, at.t());
    float rate = (float) lr;
    float beta1 = (float) hyper.beta1().at(at.step());
    float c = ScheduleFreeSGDOracle.share(at.carried(), lr * lr);
    float rest2 = (float) (1 - beta2);
    float epsilon = (float) hyper.epsilon().at(at.step());
    float decay = (float) (lr * hyper.weightDecay().at(at.step()));
    float tiny = (float) hyper.tiny();
    for (int i = 0; i < p.length; i++) {
      v[i] = Oracle.keep(v[i] + rest2 * (g[i] * g[i] - v[i]), tiny);
      z[i] -= rate * g[i] / ((float) Math.sqrt(v[i]) + epsilon) + decay * p[i];
      u[i] = p[i] - ScheduleFreeSGDOracle.between(z[i], slots[1], i, c, beta1);
    }
  }
}
