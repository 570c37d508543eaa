package org.jdescent.internal;

/** Sums over vectors in double, in four lanes: the order depends on the length alone. */
final class Vectors {
  private Vectors() {}

  static double dot(float[] a, float[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i < a.length - 3; i += 4) {
      s0 += (double) a[i] * b[i];
      s1 += (double) a[i + 1] * b[i + 1];
      s2 += (double) a[i + 2] * b[i + 2];
      s3 += (double) a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) s0 += (double) a[i] * b[i];
    return (s0 + s1) + (s2 + s3);
  }

  static double dot(float[] a, double[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i < a.length - 3; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) s0 += a[i] * b[i];
    return (s0 + s1) + (s2 + s3);
  }

  /** The sum of magnitudes. */
  static double sum(float[] a) {
    double sum = 0;
    for (float value : a) sum += Math.abs(value);
    return sum;
  }

  /** The largest magnitude; NaN if there is one. */
  static float largest(float[] a) {
    float largest = 0;
    for (float value : a) largest = Math.max(largest, Math.abs(value));
    return largest;
  }

  /** b ← b + c·a. */
  static void add(double c, float[] a, double[] b) {
    for (int i = 0; i < a.length; i++) b[i] += c * a[i];
  }
}
