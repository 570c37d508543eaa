package org.jdescent.oracle;

import org.jdescent.Rule;
import org.jdescent.optimizers.Prodigy;

/** m, v as Adam's of d·g; p ← p − (lr·d·m)/(√v + d·ε); d grows to r/‖s‖₁ after each update. */
public record ProdigyOracle(Prodigy.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    float[] m = slots[0];
    float[] v = slots[1];
    float[] s = slots[2];
    float[] first = slots[3];
    double lr = hyper.learningRate().at(at.step());
    double beta2 = hyper.beta2().at(at.step());
    double distance = at.carried()[0];
    float d = (float) distance;
    float rate = (float) (lr * distance);
    float pace = (float) (lr * distance * distance);
    float epsilon = (float) (hyper.epsilon().at(at.step()) * distance);
    float rest1 = (float) (1 - hyper.beta1().at(at.step()));
    float rest2 = (float) (1 - beta2);
    float rest3 = (float) (1 - Math.sqrt(beta2));
    float tiny = (float) hyper.tiny();
    float[] products = new float[p.length];
    float[] magnitudes = new float[p.length];
    for (int i = 0; i < p.length; i++) {
      products[i] = g[i] * (first[i] - p[i]);
      float scaled = d * g[i];
      m[i] = Oracle.keep(m[i] + rest1 * (scaled - m[i]), tiny);
      v[i] = Oracle.keep(v[i] + rest2 * (scaled * scaled - v[i]), tiny);
      s[i] = Oracle.keep(s[i] + rest3 * (pace * g[i] - s[i]), tiny);
      magnitudes[i] = Math.abs(s[i]);
      u[i] = (rate * m[i]) / ((float) Math.sqrt(v[i]) + epsilon);
    }
    at.give(products, magnitudes);
  }

  @Override
  public void carry(long t, long step, double[] sums, double[] carried) {
    double lr = hyper.learningRate().at(step);
    double root = Math.sqrt(hyper.beta2().at(step));
    double d = carried[0];
    carried[1] = root * carried[1] + (1 - root) * (lr * d * d) * sums[0];
    if (sums[1] > 0 && carried[1] / sums[1] > d) carried[0] = carried[1] / sums[1];
  }

  @Override
  public double rate(Rule rule, Moment at) {
    return rule.learningRate().at(at.step()) * at.carried()[0];
  }
}
