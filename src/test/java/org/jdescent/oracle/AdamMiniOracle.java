package org.jdescent.oracle;

import org.jdescent.Slot;
import org.jdescent.optimizers.AdamMini;

/** v ← v + (1−β2)(mean(g·g) − v), one for each row; p ← p − (lrₜ/(√v + ε))·m. */
public record AdamMiniOracle(AdamMini.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    if (p.length == 0) return;
    float[] m = slots[0];
    float[] v = slots[1];
    double root = Oracle.root(hyper.beta2().at(at.step()), at.t());
    float rate =
        Oracle.stepSize(
            hyper.learningRate().at(at.step()), hyper.beta1().at(at.step()), root, at.t());
    float epsilon = (float) (hyper.epsilon().at(at.step()) * root);
    float rest1 = (float) (1 - hyper.beta1().at(at.step()));
    float rest2 = (float) (1 - hyper.beta2().at(at.step()));
    float tiny = (float) hyper.tiny();
    int rows = (int) Slot.rows(at.shape());
    int columns = p.length / rows;
    double[] squares = Sums.ofUnits(g, rows, Sums.Term.SQUARE);
    for (int r = 0; r < rows; r++) {
      v[r] = Oracle.keep(v[r] + rest2 * ((float) (squares[r] / columns) - v[r]), tiny);
      float divisor = (float) Math.sqrt(v[r]) + epsilon;
      float scale = divisor == 0 ? 0 : rate / divisor;
      for (int i = r * columns; i < (r + 1) * columns; i++) {
        m[i] = Oracle.keep(m[i] + rest1 * (g[i] - m[i]), tiny);
        u[i] = scale * m[i];
      }
    }
  }
}
