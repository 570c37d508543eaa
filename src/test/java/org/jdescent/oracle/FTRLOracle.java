package org.jdescent.oracle;

import org.jdescent.optimizers.FTRL;

/** p ← 0 where |z| ≤ λ1, else (sign(z)·λ1 − z)/(1/η + λ2), with c = z + p/η kept in place of z. */
public record FTRLOracle(FTRL.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    float[] c = slots[0];
    float[] n = slots[1];
    float rate = (float) hyper.learningRate().at(at.step());
    float beta = (float) hyper.beta();
    float l1 = (float) hyper.l1().at(at.step());
    float l2 = (float) hyper.l2().at(at.step());
    boolean drawsToZero = at.t() == 1 && !hyper.startsFromParameter();
    for (int i = 0; i < p.length; i++) {
      float drawn = drawsToZero ? beta + (float) Math.sqrt(n[i]) : 0;
      n[i] = n[i] + g[i] * g[i];
      float root = beta + (float) Math.sqrt(n[i]);
      float sum = c[i] + g[i];
      float moved = (root - drawn) * p[i];
      float z = rate * sum - moved;
      if (Math.abs(z) <= rate * l1) {
        u[i] = p[i];
        c[i] = sum - (moved == 0 ? 0 : moved / rate);
      } else {
        float s = Oracle.sign(z) * l1;
        u[i] = (rate * (sum - s + l2 * p[i]) + drawn * p[i]) / (root + rate * l2);
        c[i] = s - l2 * (p[i] - u[i]);
      }
    }
  }
}
