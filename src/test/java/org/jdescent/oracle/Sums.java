package org.jdescent.oracle;

/**
 * Sums of squares in the order that the library defines: tiles of 1,024 elements in 32 lanes, the
 * lanes folded in halves, then neighbours added until one number is left.
 */
final class Sums {
  private static final int TILE = 1024;
  private static final int LANES = 32;

  private Sums() {}

  /** Of the elements from begin to end, which are a tensor or a unit of one. */
  static double squares(float[] x, int begin, int end) {
    int tiles = (end - begin + TILE - 1) / TILE;
    double[] sums = new double[tiles];
    for (int t = 0; t < tiles; t++) {
      int from = begin + t * TILE;
      sums[t] = tile(x, from, Math.min(from + TILE, end));
    }
    return tree(sums);
  }

  private static double tile(float[] x, int from, int to) {
    double[] lanes = new double[LANES];
    for (int i = from; i < to; i++) {
      double value = x[i];
      lanes[(i - from) % LANES] += value * value;
    }
    for (int half = LANES / 2; half >= 1; half /= 2) {
      for (int l = 0; l < half; l++) lanes[l] += lanes[l + half];
    }
    return lanes[0];
  }

  /** Neighbours are added; an odd one at the end waits. */
  static double tree(double[] numbers) {
    if (numbers.length == 0) return 0;
    if (numbers.length == 1) return numbers[0];
    double[] next = new double[(numbers.length + 1) / 2];
    for (int i = 0; i < next.length; i++) {
      next[i] = 2 * i + 1 < numbers.length ? numbers[2 * i] + numbers[2 * i + 1] : numbers[2 * i];
    }
    return tree(next);
  }
}
