package org.jdescent.internal;

import java.util.Arrays;
import org.jdescent.Slot;

/** Shapes as rules for matrices take them: the first dimension has the rows, all others columns. */
public final class MatrixShape {
  private MatrixShape() {}

  /** The shorter side. */
  public static long shorter(String rule, long... shape) {
    prove(rule, shape);
    return Math.min(Slot.rows(shape), Slot.columns(shape));
  }

  /** The longest side that is not longer than this; at least 1. */
  public static long longest(String rule, long most, long... shape) {
    prove(rule, shape);
    long rows = Slot.rows(shape);
    long columns = Slot.columns(shape);
    return Math.max(1, Math.max(rows <= most ? rows : 0, columns <= most ? columns : 0));
  }

  /**
   * Proves that it is a matrix.
   *
   * @throws IllegalArgumentException that goes on after the parameter's name
   */
  public static void prove(String rule, long... shape) {
    if (shape.length < 2) {
      throw new IllegalArgumentException(
          "has shape %s, but %s takes matrices, of two or more dimensions; give it another rule, as Recipe.hiddenMatrices does, and bind a ParameterSet with shapes, for in a Map everything has one dimension"
              .formatted(Arrays.toString(shape), rule));
    }
    if (Slot.rows(shape) <= Integer.MAX_VALUE && Slot.columns(shape) <= Integer.MAX_VALUE) return;
    throw new IllegalArgumentException(
        "has shape %s, but %s takes matrices of at most 2^31 - 1 rows and columns; give it another rule"
            .formatted(Arrays.toString(shape), rule));
  }
}
