package org.jdescent.oracle;

import org.jdescent.optimizers.MARS;

/** Adam of c = g + γ·β1/(1−β1)·(g − g₋₁), divided by its norm if that is above 1. */
public record MARSOracle(MARS.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    float[] m = slots[0];
    float[] v = slots[1];
    float[] before = slots[2];
    double beta1 = hyper.beta1().at(at.step());
    double root = Oracle.root(hyper.beta2().at(at.step()), at.t());
    float rate = Oracle.stepSize(hyper.learningRate().at(at.step()), beta1, root, at.t());
    float epsilon = (float) (hyper.epsilon().at(at.step()) * root);
    float rest1 = (float) (1 - beta1);
    float rest2 = (float) (1 - hyper.beta2().at(at.step()));
    float correction = (float) (hyper.gamma().at(at.step()) * beta1 / (1 - beta1));
    float tiny = (float) hyper.tiny();
    float[] c = g.clone();
    float length = 1;
    if (at.shape().length > 1) {
      if (at.t() > 1 && correction > 0) {
        for (int i = 0; i < p.length; i++) c[i] = g[i] + correction * (g[i] - before[i]);
      }
      double norm = Math.sqrt(at.squares(c));
      if (norm > 1) length = (float) norm;
    }
    for (int i = 0; i < p.length; i++) {
      float shortened = c[i] / length;
      before[i] = g[i];
      m[i] = Oracle.keep(m[i] + rest1 * (shortened - m[i]), tiny);
      v[i] = Oracle.keep(v[i] + rest2 * (shortened * shortened - v[i]), tiny);
      u[i] = rate * m[i] / ((float) Math.sqrt(v[i]) + epsilon);
    }
  }
}
