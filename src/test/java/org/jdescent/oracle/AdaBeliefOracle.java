package org.jdescent.oracle;

import org.jdescent.optimizers.AdaBelief;

/** m as Adam; s ← s + (1−β2)((g − m)² − s) + ε; p ← p − lr·m̂/(√ŝ + ε). */
public record AdaBeliefOracle(AdaBelief.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    float[] m = slots[0];
    float[] s = slots[1];
    double root = Oracle.root(hyper.beta2().at(at.step()), at.t());
    float rate =
        Oracle.stepSize(
            hyper.learningRate().at(at.step()), hyper.beta1().at(at.step()), root, at.t());
    float grown = (float) hyper.epsilon().at(at.step());
    float epsilon = (float) (hyper.epsilon().at(at.step()) * root);
    float rest1 = (float) (1 - hyper.beta1().at(at.step()));
    float rest2 = (float) (1 - hyper.beta2().at(at.step()));
    float tiny = (float) hyper.tiny();
    for (int i = 0; i < p.length; i++) {
      m[i] = Oracle.keep(m[i] + rest1 * (g[i] - m[i]), tiny);
      float d = g[i] - m[i];
      s[i] = Oracle.keep(s[i] + rest2 * (d * d - s[i]) + grown, tiny);
      u[i] = (rate * m[i]) / ((float) Math.sqrt(s[i]) + epsilon);
    }
  }
}
