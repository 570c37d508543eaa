package org.jdescent.examples.digits;

import java.util.Arrays;

/** Loss curves made readable. */
public final class Curve {
  private static final int REACH = 20;

  private Curve() {}

  /** The mean of each value and up to twenty neighbours on each side. */
  public static double[] smooth(double[] values) {
    double[] smooth = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int from = Math.max(i - REACH, 0);
      int to = Math.min(i + REACH + 1, values.length);
      smooth[i] = Arrays.stream(values, from, to).average().orElseThrow();
    }
    return smooth;
  }
}
