package org.jdescent;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A named, shaped view of float32 memory that somebody else owns, in C order without gaps.
 *
 * @param name unique within a {@link ParameterSet}
 * @param data the elements between the pointer's position and limit; as many as {@code shape} has
 * @param shape the sizes of the dimensions, each at least 0; empty for a single number
 */
public record Parameter(String name, FloatPointer data, long... shape) {
  /**
   * @throws IllegalArgumentException if a part is null or a dimension is negative or their product
   *     exceeds a long
   */
  public Parameter {
    if (name == null) throw new IllegalArgumentException("a parameter's name must not be null");
    if (data == null) throw new IllegalArgumentException("parameter '%s' is null".formatted(name));
    if (shape == null)
      throw new IllegalArgumentException("parameter '%s' has no shape".formatted(name));
    shape = shape.clone();
    count(name, shape);
  }

  /** The sizes of the dimensions; a copy. */
  @Override
  public long[] shape() {
    return shape.clone();
  }

  /** The product of the dimensions. */
  public long elements() {
    return count(name, shape);
  }

  /** Whether these are the sizes of the dimensions. */
  public boolean hasShape(long... sizes) {
    return Arrays.equals(shape, sizes);
  }

  private static long count(String name, long[] shape) {
    long product = 1;
    boolean empty = false;
    for (long size : shape) {
      if (size < 0) {
        throw new IllegalArgumentException(
            "dimensions of '%s' must be at least 0, got %s"
                .formatted(name, Arrays.toString(shape)));
      }
      empty |= size == 0;
    }
    if (empty) return 0;
    try {
      for (long size : shape) product = Math.multiplyExact(product, size);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "'%s' must have at most %d elements, got shape %s"
              .formatted(name, Long.MAX_VALUE, Arrays.toString(shape)),
          e);
    }
    return product;
  }

  @Override
  public String toString() {
    return name + Arrays.toString(shape);
  }
}
