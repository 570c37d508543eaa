package org.jdescent.oracle;

import org.jdescent.optimizers.Lion;

/** p ← p − lr·sign(m + (1−β1)(g − m)); m ← m + (1−β2)(g − m). */
public record LionOracle(Lion.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    float[] m = slots[0];
    float rate = (float) hyper.learningRate().at(at.step());
    float rest1 = (float) (1 - hyper.beta1().at(at.step()));
    float rest2 = (float) (1 - hyper.beta2().at(at.step()));
    float tiny = (float) hyper.tiny();
    for (int i = 0; i < p.length; i++) {
      u[i] = rate * Oracle.sign(m[i] + rest1 * (g[i] - m[i]));
      m[i] = Oracle.keep(m[i] + rest2 * (g[i] - m[i]), tiny);
    }
  }
}
