package org.jdescent.oracle;

import org.jdescent.optimizers.ADOPT;

/** v ← g² at first; then m ← m + (1−β1)(clip(g/max(√v, ε)) − m); p ← p − lr·m; v as Adam. */
public record ADOPTOracle(ADOPT.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    float[] m = slots[0];
    float[] v = slots[1];
    float rate = (float) hyper.learningRate().at(at.step());
    float rest1 = (float) (1 - hyper.beta1().at(at.step()));
    float rest2 = (float) (1 - hyper.beta2().at(at.step()));
    float epsilon = (float) hyper.epsilon().at(at.step());
    float bound = hyper.clipped() ? (float) Math.sqrt(Math.sqrt(at.t() - 1)) : Float.MAX_VALUE;
    float tiny = (float) hyper.tiny();
    for (int i = 0; i < p.length; i++) {
      float scaled = g[i] / Oracle.atLeast((float) Math.sqrt(v[i]), epsilon);
      float clipped = Oracle.atMost(Oracle.atLeast(scaled, -bound), bound);
      if (at.t() == 1) {
        // the paper's m = 0 and v = g², but a NaN shows in whatever it meets
        m[i] = Oracle.keep(m[i] + 0f * (clipped - m[i]), tiny);
        v[i] = Oracle.keep(v[i] + 1f * (g[i] * g[i] - v[i]), tiny);
        u[i] = 0f * m[i];
      } else {
        m[i] = Oracle.keep(m[i] + rest1 * (clipped - m[i]), tiny);
        v[i] = Oracle.keep(v[i] + rest2 * (g[i] * g[i] - v[i]), tiny);
        u[i] = rate * m[i];
      }
    }
  }
}
