package org.jdescent.oracle;

import org.jdescent.optimizers.NovoGrad;

/** v ← v + (1−β2)(‖g‖² − v), at first ‖g‖²; m ← β1·m + (g/(√v + ε) + λ·p); p ← p − lr·m. */
public record NovoGradOracle(NovoGrad.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    float[] m = slots[0];
    float[] v = slots[1];
    double beta1 = hyper.beta1().at(at.step());
    float rate = (float) hyper.learningRate().at(at.step());
    float weight = (float) (hyper.gradientAveraging() ? 1 - beta1 : 1);
    float rest2 = at.t() == 1 ? 1 : (float) (1 - hyper.beta2().at(at.step()));
    float epsilon = (float) hyper.epsilon().at(at.step());
    float lambda = (float) hyper.weightDecay().at(at.step());
    float tiny = (float) hyper.tiny();
    v[0] = Oracle.keep(v[0] + rest2 * ((float) at.squares(g) - v[0]), tiny);
    double length = Math.sqrt(v[0]) + epsilon;
    float scale = length == 0 ? 0 : (float) (1 / length);
    for (int i = 0; i < p.length; i++) {
      m[i] = Oracle.keep((float) beta1 * m[i] + weight * (g[i] * scale + lambda * p[i]), tiny);
      u[i] = rate * m[i];
    }
  }
}
