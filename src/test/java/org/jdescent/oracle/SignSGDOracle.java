package org.jdescent.oracle;

import org.jdescent.optimizers.SignSGD;

/** p ← p − lr·sign(g). */
public record SignSGDOracle(SignSGD.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    float rate = (float) hyper.learningRate().at(at.step());
    for (int i = 0; i < p.length; i++) {
      u[i] = rate * Oracle.sign(g[i]);
    }
  }
}
