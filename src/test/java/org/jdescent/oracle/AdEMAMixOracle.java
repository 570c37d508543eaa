package org.jdescent.oracle;

import org.jdescent.optimizers.AdEMAMix;

/** p ← p − lr·(m̂1 + α·m2)/(√v̂ + ε); only m1 and v are bias-corrected. */
public record AdEMAMixOracle(AdEMAMix.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    float[] m1 = slots[0];
    float[] m2 = slots[1];
    float[] v = slots[2];
    double beta1 = hyper.beta1().at(at.step());
    double beta2 = hyper.beta2().at(at.step());
    double beta3 = hyper.beta3().at(at.step());
    double alpha = hyper.alpha().at(at.step());
    double root = Oracle.root(beta2, at.t());
    double rate = hyper.learningRate().at(at.step()) * root;
    double slow = rate * alpha;
    if (at.step() < hyper.warmup()) {
      double part = at.step() / hyper.warmup();
      slow *= part;
      double end = beta3;
      beta3 = StrictMath.exp(1 / ((1 - part) / StrictMath.log(beta1) + part / StrictMath.log(end)));
      if (beta3 > end) beta3 = end;
    }
    float fast = (float) (rate / (1 - StrictMath.pow(beta1, at.t())));
    float epsilon = (float) (hyper.epsilon().at(at.step()) * root);
    float tiny = (float) hyper.tiny();
    for (int i = 0; i < p.length; i++) {
      m1[i] = Oracle.keep(m1[i] + (float) (1 - beta1) * (g[i] - m1[i]), tiny);
      m2[i] = Oracle.keep(m2[i] + (float) (1 - beta3) * (g[i] - m2[i]), tiny);
      v[i] = Oracle.keep(v[i] + (float) (1 - beta2) * (g[i] * g[i] - v[i]), tiny);
      u[i] = (fast * m1[i] + (float) slow * m2[i]) / ((float) Math.sqrt(v[i]) + epsilon);
    }
  }
}
