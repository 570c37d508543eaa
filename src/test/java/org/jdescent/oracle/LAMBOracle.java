package org.jdescent.oracle;

import org.jdescent.optimizers.LAMB;

/** r = m̂/(√v̂ + ε) + λ·p; p ← p − lr·‖p‖/‖r‖·r. */
public record LAMBOracle(LAMB.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    float[] m = slots[0];
    float[] v = slots[1];
    double root = Oracle.root(hyper.beta2().at(at.step()), at.t());
    float stepSize = Oracle.stepSize(1, hyper.beta1().at(at.step()), root, at.t());
    float epsilon = (float) (hyper.epsilon().at(at.step()) * root);
    float rest1 = (float) (1 - hyper.beta1().at(at.step()));
    float rest2 = (float) (1 - hyper.beta2().at(at.step()));
    float lambda = (float) hyper.weightDecay().at(at.step());
    float tiny = (float) hyper.tiny();
    for (int i = 0; i < p.length; i++) {
      m[i] = Oracle.keep(m[i] + rest1 * (g[i] - m[i]), tiny);
      v[i] = Oracle.keep(v[i] + rest2 * (g[i] * g[i] - v[i]), tiny);
      u[i] = stepSize * m[i] / ((float) Math.sqrt(v[i]) + epsilon) + lambda * p[i];
    }
    double norm = Math.sqrt(at.squares(p));
    double length = Math.sqrt(at.squares(u));
    float trust = norm > 0 && length > 0 ? (float) (norm / length) : 1;
    float scale = (float) hyper.learningRate().at(at.step()) * trust;
    for (int i = 0; i < p.length; i++) u[i] = scale * u[i];
  }
}
