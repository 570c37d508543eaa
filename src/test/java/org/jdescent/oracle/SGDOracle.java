package org.jdescent.oracle;

import org.jdescent.optimizers.SGD;

/** p ← p − lr·g. */
public record SGDOracle(SGD.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    float rate = (float) hyper.learningRate().at(at.step());
    for (int i = 0; i < p.length; i++) u[i] = rate * g[i];
  }
}
