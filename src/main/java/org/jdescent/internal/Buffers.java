package org.jdescent.internal;

import org.bytedeco.javacpp.FloatPointer;

/** What a pointer can be asked before native code trusts it. Messages say what, allowed, got. */
public final class Buffers {
  private Buffers() {}

  /**
   * The number of elements between position and limit of a buffer of a Map, where empty means
   * unknown.
   */
  public static long elements(String role, String name, FloatPointer pointer) {
    if (name == null)
      throw new IllegalArgumentException("a %s's name must not be null".formatted(role));
    requireOpen(role, name, pointer);
    if (pointer.capacity() == 0) throw unknownSize(role, name);
    long elements = pointer.limit() - pointer.position();
    address(role, name, pointer, elements, false);
    return elements;
  }

  /**
   * The address of the first element.
   *
   * @param size the number of elements that there must be
   * @param mayBeEmpty whether a size of 0 is legal
   */
  public static long address(
      String role, String name, FloatPointer pointer, long size, boolean mayBeEmpty) {
    if (pointer == null)
      throw new IllegalArgumentException("%s '%s' is null".formatted(role, name));
    long base = pointer.address();
    long position = pointer.position();
    long limit = pointer.limit();
    long address = base + Float.BYTES * position;
    // One comparison each on the way that every step takes; the reason is found out afterwards.
    boolean fine =
        limit - position == size & position >= 0 & limit <= pointer.capacity() & (address & 3) == 0;
    if (fine && size > 0 && base != 0 && size <= (Long.MAX_VALUE - address) / Float.BYTES)
      return address;
    if (fine && size == 0 && mayBeEmpty) return address;
    throw complaint(role, name, pointer, size, mayBeEmpty);
  }

  private static IllegalArgumentException complaint(
      String role, String name, FloatPointer pointer, long size, boolean mayBeEmpty) {
    if (size > 0) requireOpen(role, name, pointer);
    long position = pointer.position();
    long limit = pointer.limit();
    if (pointer.capacity() == 0 && (size > 0 || !mayBeEmpty)) return unknownSize(role, name);
    if (position < 0 || limit < position || limit > pointer.capacity()) {
      return new IllegalArgumentException(
          "%s '%s' must have 0 <= position <= limit <= capacity, got position %d, limit %d, capacity %d"
              .formatted(role, name, position, limit, pointer.capacity()));
    }
    if (limit - position != size) {
      return new IllegalArgumentException(
          "%s '%s' has %d elements, expected %d".formatted(role, name, limit - position, size));
    }
    if (size == 0) {
      return new IllegalArgumentException(
          "%s '%s' has no elements; an empty tensor needs a ParameterSet".formatted(role, name));
    }
    long address = pointer.address() + Float.BYTES * position;
    if (address % Float.BYTES != 0) {
      return new IllegalArgumentException(
          "%s '%s' must be aligned to 4 bytes, got address 0x%x".formatted(role, name, address));
    }
    return new IllegalArgumentException(
        "%s '%s' has %d elements, more than memory".formatted(role, name, size));
  }

  private static void requireOpen(String role, String name, FloatPointer pointer) {
    if (pointer == null)
      throw new IllegalArgumentException("%s '%s' is null".formatted(role, name));
    if (pointer.isNull()) {
      throw new IllegalArgumentException(
          "%s '%s' is a null pointer; was it closed?".formatted(role, name));
    }
  }

  private static IllegalArgumentException unknownSize(String role, String name) {
    return new IllegalArgumentException(
        "%s '%s' has capacity 0; say how large the memory is with .capacity(n); an empty tensor needs a ParameterSet"
            .formatted(role, name));
  }
}
