package org.jdescent.oracle;

import org.jdescent.optimizers.CautiousAdamW;

/** u = lr·n/(k + 1)·m̂/(√v̂ + ε) where it has the sign of g, which is k times; 0 elsewhere. */
public record CautiousAdamWOracle(CautiousAdamW.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    float[] m = slots[0];
    float[] v = slots[1];
    double root = Oracle.root(hyper.beta2().at(at.step()), at.t());
    float rate =
        Oracle.stepSize(
            hyper.learningRate().at(at.step()), hyper.beta1().at(at.step()), root, at.t());
    double added = hyper.epsilon().at(at.step());
    float epsilon = (float) (hyper.epsilonAfterCorrection() ? added * root : added);
    float rest1 = (float) (1 - hyper.beta1().at(at.step()));
    float rest2 = (float) (1 - hyper.beta2().at(at.step()));
    float tiny = (float) hyper.tiny();
    double count = 0;
    boolean[] against = new boolean[p.length];
    for (int i = 0; i < p.length; i++) {
      m[i] = Oracle.keep(m[i] + rest1 * (g[i] - m[i]), tiny);
      v[i] = Oracle.keep(v[i] + rest2 * (g[i] * g[i] - v[i]), tiny);
      against[i] = Oracle.sign(m[i]) * Oracle.sign(g[i]) <= 0;
      if (!against[i]) count++;
    }
    float scale = (float) (p.length / (count + 1));
    for (int i = 0; i < p.length; i++) {
      u[i] = against[i] ? 0 : scale * rate * m[i] / ((float) Math.sqrt(v[i]) + epsilon);
    }
  }
}
