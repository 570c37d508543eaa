package org.jdescent.oracle;

import org.jdescent.optimizers.AggMo;

/** vᵢ ← (1 − aⁱ⁻¹)·vᵢ − g; p ← p + lr/K·(v₁ + … + v_K). */
public record AggMoOracle(AggMo.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    float rate = (float) (hyper.learningRate().at(at.step()) / slots.length);
    float tiny = (float) hyper.tiny();
    for (int i = 0; i < p.length; i++) {
      float sum = 0;
      for (int k = 0; k < slots.length; k++) {
        float damping = (float) (1 - StrictMath.pow(hyper.scaleFactor().at(at.step()), k));
        float v = Oracle.keep(damping * slots[k][i] - g[i], tiny);
        sum = k == 0 ? v : sum + v;
        slots[k][i] = v;
      }
      u[i] = -rate * sum;
    }
  }
}
