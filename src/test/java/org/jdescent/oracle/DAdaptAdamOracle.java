package org.jdescent.oracle;

import org.jdescent.Rule;
import org.jdescent.optimizers.DAdaptAdam;

/** m as Adam's of lr·d·g, v as Adam; p ← p − m/(√v + ε); d grows after each update. */
public record DAdaptAdamOracle(DAdaptAdam.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    float[] m = slots[0];
    float[] v = slots[1];
    float[] s = slots[2];
    double beta2 = hyper.beta2().at(at.step());
    float pace = (float) (hyper.learningRate().at(at.step()) * at.carried()[0]);
    float epsilon = (float) hyper.epsilon().at(at.step());
    float rest1 = (float) (1 - hyper.beta1().at(at.step()));
    float rest2 = (float) (1 - beta2);
    float rest3 = (float) (1 - Math.sqrt(beta2));
    float tiny = (float) hyper.tiny();
    float[] products = new float[p.length];
    float[] magnitudes = new float[p.length];
    for (int i = 0; i < p.length; i++) {
      m[i] = Oracle.keep(m[i] + rest1 * (pace * g[i] - m[i]), tiny);
      v[i] = Oracle.keep(v[i] + rest2 * (g[i] * g[i] - v[i]), tiny);
      float root = (float) Math.sqrt(v[i]) + epsilon;
      products[i] = g[i] * s[i] / root;
      s[i] = Oracle.keep(s[i] + rest3 * (pace * g[i] - s[i]), tiny);
      magnitudes[i] = Math.abs(s[i]);
      u[i] = m[i] / root;
    }
    at.give(products, magnitudes);
  }

  @Override
  public void carry(long t, long step, double[] sums, double[] carried) {
    double root = Math.sqrt(hyper.beta2().at(step));
    double d = carried[0];
    double pace = hyper.learningRate().at(step) * d;
    carried[1] = root * carried[1] + (1 - root) * pace * sums[0];
    double estimate = carried[1] / ((1 - root) * sums[1]);
    if (sums[1] > 0 && estimate > d) carried[0] = estimate;
  }

  @Override
  public double rate(Rule rule, Moment at) {
    return rule.learningRate().at(at.step()) * at.carried()[0];
  }
}
