package org.jdescent.oracle;

import java.util.Arrays;
import org.jdescent.Rule;

/** One parameter of a {@link RecipeOracle} with all that belongs to it. */
public final class Tensor {
  public final long[] shape;
  public final Rule rule; // null: frozen
  public final float[] p;
  public final float[][] slots;
  public final float[] slow;
  public final float[][] averages;
  final float[] sum;
  final float[] u;
  boolean summed;
  long updates;

  public Tensor(Rule rule, float[] values, int averages, long... shape) {
    this.shape = shape;
    this.rule = rule;
    p = values.clone();
    slots = rule == null ? new float[0][] : Oracle.slots(rule, p.length);
    slow = p.clone();
    this.averages = new float[averages][];
    Arrays.setAll(this.averages, a -> p.clone());
    sum = new float[p.length];
    u = new float[p.length];
  }

  /** Into how many units adaptive clipping divides it. */
  int units(boolean adaptive) {
    return adaptive && shape.length > 1 && p.length > 0 ? (int) shape[0] : 1;
  }

  /** The sum of squares of all elements. */
  public double squares(float[] x) {
    return squares(x, 1)[0];
  }

  /** The sum of squares of each unit. */
  double[] squares(float[] x, int units) {
    double[] sums = new double[units];
    int each = p.length / units;
    for (int k = 0; x != null && k < units; k++) {
      sums[k] = Sums.squares(x, k * each, (k + 1) * each);
    }
    return sums;
  }

  /** This call's gradient and what was summed before it; null if there is neither. */
  float[] total(float[] g) {
    if (!summed) return g == null ? null : g.clone();
    float[] total = sum.clone();
    for (int i = 0; g != null && i < total.length; i++) total[i] = sum[i] + g[i];
    return total;
  }
}
