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
  double[] carried;
  final float[] sum;
  final float[] u;
  boolean summed;
  long updates;

  public Tensor(Rule rule, float[] values, int averages, long... shape) {
    this.shape = shape;
    this.rule = rule;
    p = values.clone();
    slots = rule == null ? new float[0][] : Oracle.slots(rule, p, shape);
    carried = rule == null ? new double[0] : rule.carried();
    slow = p.clone();
    this.averages = new float[averages][];
    Arrays.setAll(this.averages, a -> p.clone());
    sum = new float[p.length];
    u = new float[p.length];
  }

  /** Alone with its rule. */
  public static Tensor alone(Rule rule, float[] values, long... shape) {
    return new Tensor(rule, values, 0, shape);
  }

  /** Into how many units adaptive clipping or the rule divides it. */
  int units(boolean adaptive) {
    boolean divided = adaptive || rule.units(shape) > 1;
    return divided && shape.length > 1 && p.length > 0 ? (int) shape[0] : 1;
  }

  /** The sum of squares of all elements. */
  public double squares(float[] x) {
    return squares(x, 1)[0];
  }

  /** The sum of squares of each unit. */
  double[] squares(float[] x, int units) {
    return x == null ? new double[units] : Sums.ofUnits(x, units, Sums.Term.SQUARE);
  }

  /** This call's gradient and what was summed before it; null if there is neither. */
  float[] total(float[] g) {
    if (!summed) return g == null ? null : g.clone();
    float[] total = sum.clone();
    for (int i = 0; g != null && i < total.length; i++) total[i] = sum[i] + g[i];
    return total;
  }
}
