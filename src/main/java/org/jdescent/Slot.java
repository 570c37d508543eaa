package org.jdescent;

/**
 * One piece of state that a rule keeps for every parameter.
 *
 * @param name the paper's letter, for example {@code m}
 * @param initial the value that every element starts with
 * @param torch what {@code torch.optim} calls it, for example {@code exp_avg}; null if it has no
 *     such thing, or means something else by it
 */
public record Slot(String name, double initial, String torch) {
  /** A slot that starts at zero. */
  public static Slot zero(String name) {
    return new Slot(name, 0, null);
  }

  /** With the name that {@code torch.optim} has for it. */
  public Slot torch(String name) {
    return new Slot(this.name, initial, name);
  }

  /** How many elements the slot has for a parameter of this shape. */
  public long elements(long... shape) {
    long product = 1;
    for (long size : shape) product *= size;
    return product;
  }
}
