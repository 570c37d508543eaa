package org.jdescent.oracle;

import org.jdescent.optimizers.SGD;

/** p ← p − lr·g. */
public record SGDOracle(SGD.Hyper hyper) implements Oracle {
  @Override
  public void update(long t, float[] p, float[] g, float[][] slots) {
    float rate = (float) hyper.learningRate();
    for (int i = 0; i < p.length; i++) p[i] = p[i] - rate * g[i];
  }
}
