package org.jdescent.oracle;

import org.jdescent.optimizers.NAdam;

/** m and v as Adam; p ← p − (a·m + b·g)/(√v + ε); the product of the momenta is carried. */
public record NAdamOracle(NAdam.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    float[] m = slots[0];
    float[] v = slots[1];
    double beta1 = hyper.beta1().at(at.step());
    double beta2 = hyper.beta2().at(at.step());
    double rate = hyper.learningRate().at(at.step());
    double product = at.carried()[0] *= momentum(beta1, at.t());
    double next = momentum(beta1, at.t() + 1);
    double root = hyper.simplified() ? 1 : Oracle.root(beta2, at.t());
    double nextProduct = hyper.simplified() ? product : product * next;
    float ofMean = (float) (rate * root * next / (1 - nextProduct));
    float ofGradient = (float) (rate * root * (1 - momentum(beta1, at.t())) / (1 - product));
    float epsilon = (float) (hyper.epsilon().at(at.step()) * root);
    float rest1 = (float) (1 - beta1);
    float rest2 = (float) (1 - beta2);
    float tiny = (float) hyper.tiny();
    for (int i = 0; i < p.length; i++) {
      m[i] = Oracle.keep(m[i] + rest1 * (g[i] - m[i]), tiny);
      v[i] = Oracle.keep(v[i] + rest2 * (g[i] * g[i] - v[i]), tiny);
      u[i] = (ofMean * m[i] + ofGradient * g[i]) / ((float) Math.sqrt(v[i]) + epsilon);
    }
  }

  private double momentum(double beta1, long t) {
    if (hyper.simplified()) return beta1;
    return beta1 * (1 - 0.5 * StrictMath.pow(0.96, t * hyper.momentumDecay()));
  }
}
