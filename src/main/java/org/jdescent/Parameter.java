package org.jdescent;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.internal.Check;
import org.jdescent.internal.Foreign;

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
    count(name, shape);
    shape = shape.clone();
  }

  /**
   * The elements of a direct buffer from its position to its limit, in place. The buffer is kept
   * alive as long as this is.
   *
   * @throws IllegalArgumentException if the buffer is not direct, is read-only, or has another byte
   *     order than the processor; or as the constructor
   */
  public static Parameter of(String name, FloatBuffer buffer, long... shape) {
    return new Parameter(name, Foreign.of(name, buffer), shape);
  }

  /**
   * A copy of an array outside the heap; {@code data().get(values)} copies it back.
   *
   * @throws IllegalArgumentException if a part is null, or as the constructor
   */
  public static Parameter copyOf(String name, float[] values, long... shape) {
    Check.notNull("the array of parameter '%s'".formatted(name), values);
    return new Parameter(name, new FloatPointer(values), shape);
  }

  /**
   * As many elements as the shape has from an address on, in place: memory of anything that knows
   * where its elements are.
   *
   * @param address of the first element; a multiple of 4
   * @param owner what frees the memory once it is unreachable; it is kept reachable as long as this
   *     is. That the owner closes the memory earlier is not noticed
   * @throws IllegalArgumentException if the owner is null, the address is none, or as the
   *     constructor
   */
  public static Parameter at(String name, long address, Object owner, long... shape) {
    return new Parameter(name, Foreign.at(name, address, owner, count(name, shape)), shape);
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
    if (shape == null) {
      throw new IllegalArgumentException("parameter '%s' has no shape".formatted(name));
    }
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
