package org.jdescent.oracle;

import org.jdescent.optimizers.Adan;

/** m, v and n of g, d and g + β2·d; p ← (p − lr·(m̂ + β2·v̂)/(√n̂ + ε))/(1 + lr·λ). */
public record AdanOracle(Adan.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    float[] m = slots[0];
    float[] v = slots[1];
    float[] n = slots[2];
    float[] before = slots[3];
    double beta1 = hyper.beta1().at(at.step());
    double beta2 = hyper.beta2().at(at.step());
    double beta3 = hyper.beta3().at(at.step());
    double rate = hyper.learningRate().at(at.step());
    double lost = rate * hyper.weightDecay().at(at.step());
    double root = Oracle.root(beta3, at.t());
    double size = rate * root / (1 + lost);
    float ofMean = (float) (size / (1 - StrictMath.pow(beta1, at.t())));
    float ofDifference = (float) (size * beta2 / (1 - StrictMath.pow(beta2, at.t())));
    float epsilon = (float) (hyper.epsilon().at(at.step()) * root);
    float decay = (float) (lost / (1 + lost));
    float tiny = (float) hyper.tiny();
    for (int i = 0; i < p.length; i++) {
      float d = at.t() == 1 ? 0 : g[i] - before[i];
      float x = g[i] + (float) beta2 * d;
      m[i] = Oracle.keep(m[i] + (float) (1 - beta1) * (g[i] - m[i]), tiny);
      v[i] = Oracle.keep(v[i] + (float) (1 - beta2) * (d - v[i]), tiny);
      n[i] = Oracle.keep(n[i] + (float) (1 - beta3) * (x * x - n[i]), tiny);
      u[i] =
          (ofMean * m[i] + ofDifference * v[i]) / ((float) Math.sqrt(n[i]) + epsilon)
              + decay * p[i];
      before[i] = g[i];
    }
  }
}
