package org.jdescent;

/**
 * One piece of state that a rule keeps for every parameter.
 *
 * @param name the paper's letter, for example {@code m}
 * @param initial the value that every element starts with; NaN if it starts as the parameter
 * @param torch what {@code torch.optim} calls it, for example {@code exp_avg}; null if it has no
 *     such thing, or means something else by it
 * @param extent how many elements it has. In a rule's list, slots with an element for each of the
 *     parameter's come first
 */
public record Slot(String name, double initial, String torch, Extent extent) {
  /** How many elements a slot has. A parameter of at most one dimension has one row. */
  @FunctionalInterface
  public interface Extent {
    /** Every element of the parameter has one. */
    Extent ELEMENT = shape -> rows(shape) * columns(shape);

    /** Every row has one: every index of the first dimension. */
    Extent ROW = Slot::rows;

    /** Every element of a row has one. */
    Extent COLUMN = Slot::columns;

    /** There is one for the parameter as a whole. */
    Extent PARAMETER = shape -> 1;

    /** How many elements there are for a parameter of this shape. */
    long elements(long... shape);
  }

  /** With an element for each of the parameter's. */
  public Slot(String name, double initial, String torch) {
    this(name, initial, torch, Extent.ELEMENT);
  }

  /** A slot that starts at zero. */
  public static Slot zero(String name) {
    return new Slot(name, 0, null);
  }

  /** A slot that starts as the parameter is when it is bound. */
  public static Slot parameter(String name) {
    return new Slot(name, Double.NaN, null);
  }

  /** With the name that {@code torch.optim} has for it. */
  public Slot torch(String name) {
    return new Slot(this.name, initial, name, extent);
  }

  /** With elements for something else. */
  public Slot per(Extent extent) {
    return new Slot(name, initial, torch, extent);
  }

  /** How many elements the slot has for a parameter of this shape. */
  public long elements(long... shape) {
    return extent.elements(shape);
  }

  /** The number of rows of a parameter of this shape. */
  public static long rows(long... shape) {
    return shape.length > 1 ? shape[0] : 1;
  }

  /** The number of elements in each of its rows. */
  public static long columns(long... shape) {
    long product = 1;
    for (int d = shape.length > 1 ? 1 : 0; d < shape.length; d++) product *= shape[d];
    return product;
  }
}
