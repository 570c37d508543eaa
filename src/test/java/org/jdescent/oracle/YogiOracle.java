package org.jdescent.oracle;

import org.jdescent.optimizers.Yogi;

/** m as Adam; v ← v − (1−β2)·sign(v − g²)·g²; p ← p − (lrₜ·m)/(√v + ε). */
public record YogiOracle(Yogi.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    float[] m = slots[0];
    float[] v = slots[1];
    double root = Oracle.root(hyper.beta2().at(at.step()), at.t());
    float rate =
        Oracle.stepSize(
            hyper.learningRate().at(at.step()), hyper.beta1().at(at.step()), root, at.t());
    float epsilon =
        (float)
            (hyper.epsilonAfterCorrection()
                ? hyper.epsilon().at(at.step()) * root
                : hyper.epsilon().at(at.step()));
    float rest1 = (float) (1 - hyper.beta1().at(at.step()));
    float rest2 = (float) (1 - hyper.beta2().at(at.step()));
    float tiny = (float) hyper.tiny();
    for (int i = 0; i < p.length; i++) {
      m[i] = Oracle.keep(m[i] + rest1 * (g[i] - m[i]), tiny);
      float square = g[i] * g[i];
      v[i] = Oracle.keep(v[i] - rest2 * Oracle.sign(v[i] - square) * square, tiny);
      u[i] = (rate * m[i]) / ((float) Math.sqrt(v[i]) + epsilon);
    }
  }
}
