package org.jdescent.oracle;

/**
 * A parameter as rows and columns. What columns come to is added up grain by grain, and a grain is
 * as many rows as make whole tiles, at least 64.
 */
record Grid(int rows, int columns) {
  private static final int TILE = 1024;
  private static final int LEAST_ROWS = 64;

  static Grid of(long[] shape) {
    int rows = shape.length > 1 ? (int) shape[0] : 1;
    int columns = 1;
    for (int d = shape.length > 1 ? 1 : 0; d < shape.length; d++) columns *= (int) shape[d];
    return new Grid(rows, columns);
  }

  /** The mean of a row. */
  double rowMean(float[] x, int row) {
    double sum = Sums.of(x, row * columns, row * columns + columns, Sums.Term.PLAIN, columns);
    return sum / columns;
  }

  /** The means of the columns. */
  double[] columnMeans(float[] x) {
    double[] all = new double[columns];
    for (int first = 0; first < rows; first += grain()) {
      double[] sums = new double[columns];
      for (int r = first; r < Math.min(rows, first + grain()); r++) {
        for (int c = 0; c < columns; c++) sums[c] += x[r * columns + c];
      }
      for (int c = 0; c < columns; c++) all[c] = first == 0 ? sums[c] : all[c] + sums[c];
    }
    for (int c = 0; c < columns; c++) all[c] /= rows;
    return all;
  }

  private int grain() {
    int rows = 1;
    while (rows < LEAST_ROWS || (long) rows * columns % TILE != 0) rows++;
    return rows;
  }
}
