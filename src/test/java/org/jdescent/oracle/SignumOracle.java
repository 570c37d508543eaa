package org.jdescent.oracle;

import org.jdescent.optimizers.Signum;

/** m ← m + (1−β)(g − m); p ← p − lr·sign(m). */
public record SignumOracle(Signum.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    float[] m = slots[0];
    float rate = (float) hyper.learningRate().at(at.step());
    float rest = (float) (1 - hyper.momentum().at(at.step()));
    float tiny = (float) hyper.tiny();
    for (int i = 0; i < p.length; i++) {
      m[i] = Oracle.keep(m[i] + rest * (g[i] - m[i]), tiny);
      u[i] = rate * Oracle.sign(m[i]);
    }
  }
}
