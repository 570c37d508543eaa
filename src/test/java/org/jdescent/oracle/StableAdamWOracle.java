package org.jdescent.oracle;

import org.jdescent.optimizers.StableAdamW;

/** RMS = √mean(g²/max(v, ε²)); p ← p − lr/max(1, RMS)·(m/(√v + ε) + λ·p). */
public record StableAdamWOracle(StableAdamW.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    float[] m = slots[0];
    float[] v = slots[1];
    double beta1 = hyper.beta1().at(at.step());
    double beta2 = hyper.beta2().at(at.step());
    float rate = (float) hyper.learningRate().at(at.step());
    float rest1 = (float) ((1 - beta1) / (1 - StrictMath.pow(beta1, at.t())));
    float rest2 = (float) ((1 - beta2) / (1 - StrictMath.pow(beta2, at.t())));
    float epsilon = (float) hyper.epsilon().at(at.step());
    float lambda = (float) hyper.weightDecay().at(at.step());
    float tiny = (float) hyper.tiny();
    float[] excess = new float[p.length];
    for (int i = 0; i < p.length; i++) {
      m[i] = Oracle.keep(m[i] + rest1 * (g[i] - m[i]), tiny);
      v[i] = Oracle.keep(v[i] + rest2 * (g[i] * g[i] - v[i]), tiny);
      excess[i] = g[i] / Oracle.atLeast((float) Math.sqrt(v[i]), epsilon);
    }
    double rms = Math.sqrt(at.squares(excess) / p.length);
    float clipped = rms > 1 ? (float) (rate / rms) : rate;
    for (int i = 0; i < p.length; i++) {
      u[i] = clipped * (m[i] / ((float) Math.sqrt(v[i]) + epsilon) + lambda * p[i]);
    }
  }
}
