package org.jdescent.oracle;

/**
 * Sums in the order that the library defines: tiles of 1,024 elements in 32 lanes, the lanes folded
 * in halves, then neighbours added until one number is left.
 */
final class Sums {
  private static final int TILE = 1024;
  private static final int LANES = 32;

  private Sums() {}

  /** What is summed of an element. */
  enum Term {
    PLAIN,
    SQUARE
  }

  /** Of each of a parameter's units of equal length. */
  static double[] ofUnits(float[] x, int units, Term term) {
    double[] sums = new double[units];
    int each = x.length / units;
    for (int k = 0; k < units; k++) sums[k] = of(x, k * each, (k + 1) * each, term);
    return sums;
  }

  /** Of the elements from begin to end, which are a tensor or a unit of one. */
  static double of(float[] x, int begin, int end, Term term) {
    return of(x, begin, end, term, TILE);
  }

  /** The same with other tiles. */
  static double of(float[] x, int begin, int end, Term term, int tile) {
    int tiles = (end - begin + tile - 1) / tile;
    double[] sums = new double[tiles];
    for (int t = 0; t < tiles; t++) {
      int from = begin + t * tile;
      sums[t] = tile(x, from, Math.min(from + tile, end), term);
    }
    return tree(sums);
  }

  private static double tile(float[] x, int from, int to, Term term) {
    double[] lanes = new double[LANES];
    for (int i = from; i < to; i++) {
      double value = x[i];
      lanes[(i - from) % LANES] += term == Term.SQUARE ? value * value : value;
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
