package org.jdescent.internal;

import java.util.Arrays;

/**
 * The last pairs of a step s and the change y of the gradient, and the product with the inverse
 * Hessian that they make: Nocedal &amp; Wright 2006, algorithm 7.4.
 */
final class Pairs {
  private static final double LEAST_CURVATURE = 0x1p-52; // of sᵀy, relative to yᵀy

  private final float[][] s;
  private final float[][] y;
  private final double[] products; // sᵀy, which is 1/ρ
  private final double[] alphas;
  private double gamma;
  private int first;
  private int count;

  Pairs(int most, int size) {
    s = new float[most][size];
    y = new float[most][size];
    products = new double[most];
    alphas = new double[most];
  }

  boolean isEmpty() {
    return count == 0;
  }

  void clear() {
    count = 0;
  }

  private int slot(int age) {
    return (first + age) % s.length;
  }

  /** Remembers a step; the oldest makes room. Without curvature it is left out. */
  void add(float[] x, float[] g, float[] nextX, float[] nextG) {
    if (count == s.length) {
      first = slot(1);
      count--;
    }
    int slot = slot(count);
    for (int i = 0; i < x.length; i++) {
      s[slot][i] = nextX[i] - x[i];
      y[slot][i] = nextG[i] - g[i];
    }
    double product = Vectors.dot(s[slot], y[slot]);
    double squares = Vectors.dot(y[slot], y[slot]);
    if (!(product > LEAST_CURVATURE * squares && squares < Double.POSITIVE_INFINITY)) return;
    products[slot] = product;
    gamma = product / squares;
    count++;
  }

  /** d ← −H·g; without pairs H is the identity. */
  void direction(float[] g, double[] d) {
    for (int i = 0; i < g.length; i++) d[i] = -g[i];
    for (int k = count - 1; k >= 0; k--) {
      int slot = slot(k);
      alphas[slot] = Vectors.dot(s[slot], d) / products[slot];
      Vectors.add(-alphas[slot], y[slot], d);
    }
    if (count > 0) Arrays.setAll(d, i -> gamma * d[i]);
    for (int k = 0; k < count; k++) {
      int slot = slot(k);
      double beta = Vectors.dot(y[slot], d) / products[slot];
      Vectors.add(alphas[slot] - beta, s[slot], d);
    }
  }
}
