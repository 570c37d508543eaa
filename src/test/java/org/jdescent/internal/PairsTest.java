package org.jdescent.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The product with the inverse Hessian, worked out by hand. */
class PairsTest {
  private final Pairs pairs = new Pairs(2, 2);

  private double[] direction(float... g) {
    double[] d = new double[2];
    pairs.direction(g, d);
    return d;
  }

  /** Remembers a step from 0 with gradient 0. */
  private void add(float s0, float s1, float y0, float y1) {
    float[] zeros = new float[2];
    pairs.add(zeros, zeros, new float[] {s0, s1}, new float[] {y0, y1});
  }

  @Test
  void withoutPairsItIsTheGradient() {
    assertArrayEquals(new double[] {-3, 4}, direction(3, -4));
  }

  /** s = (1, 0), y = (2, 1): γ = 2/5, and H = (I − syᵀ/2)·γ·(I − ysᵀ/2) + ssᵀ/2. */
  @Test
  void onePair() {
    add(1, 0, 2, 1);
    assertArrayEquals(new double[] {-0.6, 0.2}, direction(1, 0), 1e-15);
    assertArrayEquals(new double[] {0.2, -0.4}, direction(0, 1), 1e-15);
  }

  /** H·y = s of the latest pair, whatever was before; two orthogonal pairs are both kept. */
  @Test
  void theLatestPairIsMet() {
    add(5, 5, 1, 3);
    add(1, 0, 2, 0);
    assertArrayEquals(new double[] {-1, 0}, direction(2, 0), 1e-15);
    add(0, 3, 0, 1);
    assertArrayEquals(new double[] {0, -3}, direction(0, 1), 1e-15);
    assertArrayEquals(new double[] {-1, 0}, direction(2, 0), 1e-15);
  }

  @Test
  void withoutCurvatureAPairIsLeftOut() {
    add(1, 0, -1, 5);
    add(1, 0, 0, 5);
    add(1, 1, Float.NaN, 5);
    assertTrue(pairs.isEmpty());
    add(2, 0, 1, 0);
    add(1, 0, -1, 5);
    assertEquals(-2, direction(1, 0)[0]);
    pairs.clear();
    assertTrue(pairs.isEmpty());
  }
}
