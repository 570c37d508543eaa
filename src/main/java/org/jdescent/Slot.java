package org.jdescent;

/**
 * One piece of state that a rule keeps for every parameter.
 *
 * @param name the paper's letter, for example {@code m}
 * @param initial the value that every element starts with
 */
public record Slot(String name, double initial) {
  /** A slot that starts at zero. */
  public static Slot zero(String name) {
    return new Slot(name, 0);
  }

  /** How many elements the slot has for a parameter of this shape. */
  public long elements(long... shape) {
    long product = 1;
    for (long size : shape) product *= size;
    return product;
  }
}
