package org.jdescent.oracle;

import org.jdescent.optimizers.SM3;

/** v = min(r, c) + g·g; p ← p − lr·g/√v; r and c ← the largest v of their row and column. */
public record SM3Oracle(SM3.Hyper hyper) implements Oracle {
  @Override
  public void update(Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    Grid grid = Grid.of(at.shape());
    float rate = (float) hyper.learningRate().at(at.step());
    float[] r = slots[0];
    float[] c = slots[1];
    float[] rows = new float[grid.rows()];
    float[] columns = new float[grid.columns()];
    for (int i = 0; i < p.length; i++) {
      int row = i / grid.columns();
      int column = i % grid.columns();
      float least =
          grid.rows() == 1 || !(r[row] < c[column] || r[row] != r[row]) ? c[column] : r[row];
      float v = least + g[i] * g[i];
      u[i] = v == 0 ? 0 : rate * g[i] / (float) Math.sqrt(v);
      rows[row] = Oracle.max(rows[row], v);
      columns[column] = Oracle.max(columns[column], v);
    }
    if (grid.rows() > 1 && p.length > 0) System.arraycopy(rows, 0, r, 0, rows.length);
    if (p.length > 0) System.arraycopy(columns, 0, c, 0, columns.length);
  }
}
