package org.jdescent.golden;

/** The worst element of one row of a golden file after one step. NaN counts as worst. */
public record Deviation(
    String file,
    int step,
    String row,
    int index,
    double expected,
    double got,
    double error,
    Tolerance tolerance) {
  /** The worst of a row. */
  public static Deviation worst(
      String file, int step, String row, double[] expected, float[] got, Tolerance tolerance) {
    double largest = 0;
    for (double value : expected) largest = Math.max(largest, Math.abs(value));
    Deviation worst = null;
    for (int i = 0; i < got.length; i++) {
      double error = tolerance.measure().error(expected[i], got[i], largest);
      if (worst == null || Double.compare(error, worst.error) > 0) {
        worst = new Deviation(file, step, row, i, expected[i], got[i], error, tolerance);
      }
    }
    return worst;
  }

  /** Whether even this element is within the tolerance. */
  public boolean allowed() {
    return error <= tolerance.limit();
  }

  /** The part of the tolerance that it takes. */
  double share() {
    return error / tolerance.limit();
  }

  @Override
  public String toString() {
    return "%s: %s[%d] after step %d must be %s within %s, got %s, which is off by %.2g"
        .formatted(file, row, index, step, expected, tolerance, got, error);
  }
}
