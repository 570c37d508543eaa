package org.jdescent.oracle;

import org.jdescent.optimizers.Adafactor;

/** w = g/(√(r/mean(r))·√c); p ← p − lrₜ·max(ε2, rms(p))·w/max(1, rms(w)/D). */
public record AdafactorOracle(Adafactor.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    Grid grid = Grid.of(at.shape());
    if (p.length == 0) return;
    float mean = means(at, grid, g, slots);
    for (int i = 0; i < p.length; i++) {
      float r = grid.rows() > 1 ? slots[0][i / grid.columns()] : 1;
      float column = (float) Math.sqrt(slots[1][i % grid.columns()]);
      u[i] = g[i] / ((float) Math.sqrt(r / mean) * column);
    }
    double size = Math.sqrt(at.squares(p) / p.length);
    double length = Math.sqrt(at.squares(u) / p.length) / (float) hyper.threshold();
    float rate = (float) Math.min(hyper.learningRate().at(at.step()), 1 / Math.sqrt(at.t()));
    float epsilon2 = (float) hyper.epsilon2();
    float scale = (float) ((size > epsilon2 ? size : epsilon2) * rate / (length > 1 ? length : 1));
    for (int i = 0; i < p.length; i++) u[i] = scale * u[i];
  }

  /** The new means of rows and columns; answers the mean of the rows' means. */
  private float means(Moment at, Grid grid, float[] g, float[][] slots) {
    float rest = (float) StrictMath.pow(at.t(), -hyper.decayExponent());
    float[] entries = new float[g.length];
    for (int i = 0; i < g.length; i++) entries[i] = g[i] * g[i] + (float) hyper.epsilon1();
    double[] columns = grid.columnMeans(entries);
    float[] c = slots[1];
    for (int j = 0; j < c.length; j++) {
      c[j] = c[j] + rest * ((float) columns[j] - c[j]);
    }
    if (grid.rows() == 1) return 1;
    double sum = 0;
    float[] r = slots[0];
    for (int i = 0; i < r.length; i++) {
      r[i] = r[i] + rest * ((float) grid.rowMean(entries, i) - r[i]);
      sum += r[i];
    }
    return (float) (sum / r.length);
  }
}
