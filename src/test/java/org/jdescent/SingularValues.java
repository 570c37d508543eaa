package org.jdescent;

import java.util.Arrays;

/** Singular values in double, by one-sided Jacobi rotations (Hestenes 1958). */
final class SingularValues {
  private SingularValues() {}

  /** Those of a matrix, ascending: as many as its shorter side. */
  static double[] of(float[] matrix, int rows, int columns) {
    int n = Math.min(rows, columns);
    int m = Math.max(rows, columns);
    double[][] vectors = new double[n][m]; // of the shorter side
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        if (rows <= columns) vectors[r][c] = matrix[r * columns + c];
        else vectors[c][r] = matrix[r * columns + c];
      }
    }
    for (int sweep = 0; sweep < 30 && rotate(vectors) > 1e-13; sweep++) {}
    double[] lengths = new double[n];
    for (int i = 0; i < n; i++) lengths[i] = Math.sqrt(dot(vectors[i], vectors[i]));
    Arrays.sort(lengths);
    return lengths;
  }

  /** Makes all pairs orthogonal once; returns the largest cosine there was. */
  private static double rotate(double[][] vectors) {
    double largest = 0;
    for (int i = 0; i < vectors.length; i++) {
      for (int j = i + 1; j < vectors.length; j++) {
        double a = dot(vectors[i], vectors[i]);
        double b = dot(vectors[j], vectors[j]);
        double c = dot(vectors[i], vectors[j]);
        if (c == 0 || a * b == 0) continue;
        largest = Math.max(largest, Math.abs(c) / Math.sqrt(a * b));
        double zeta = (b - a) / (2 * c);
        double tangent = Math.copySign(1, zeta) / (Math.abs(zeta) + Math.hypot(1, zeta));
        double cosine = 1 / Math.hypot(1, tangent);
        double sine = cosine * tangent;
        for (int k = 0; k < vectors[i].length; k++) {
          double x = vectors[i][k];
          double y = vectors[j][k];
          vectors[i][k] = cosine * x - sine * y;
          vectors[j][k] = sine * x + cosine * y;
        }
      }
    }
    return largest;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) sum += a[k] * b[k];
    return sum;
  }
}
