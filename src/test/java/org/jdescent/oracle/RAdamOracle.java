package org.jdescent.oracle;

import org.jdescent.optimizers.RAdam;

/** m and v as Adam; p ← p − lr·m̂ until ρₜ > 5, then with the rectified root. */
public record RAdamOracle(RAdam.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    float[] m = slots[0];
    float[] v = slots[1];
    double power = StrictMath.pow(hyper.beta2().at(at.step()), at.t());
    double longest = 2 / (1 - hyper.beta2().at(at.step())) - 1;
    double length = longest - 2 * at.t() * power / (1 - power);
    double plain =
        hyper.learningRate().at(at.step())
            / (1 - StrictMath.pow(hyper.beta1().at(at.step()), at.t()));
    double rectification =
        Math.sqrt((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length));
    float rate = (float) (length > 5 ? plain * rectification * Math.sqrt(1 - power) : plain);
    float epsilon = (float) hyper.epsilon().at(at.step());
    float rest1 = (float) (1 - hyper.beta1().at(at.step()));
    float rest2 = (float) (1 - hyper.beta2().at(at.step()));
    float tiny = (float) hyper.tiny();
    for (int i = 0; i < p.length; i++) {
      m[i] = Oracle.keep(m[i] + rest1 * (g[i] - m[i]), tiny);
      v[i] = Oracle.keep(v[i] + rest2 * (g[i] * g[i] - v[i]), tiny);
      u[i] = length > 5 ? (rate * m[i]) / ((float) Math.sqrt(v[i]) + epsilon) : rate * m[i];
    }
  }
}
