package org.jdescent.internal;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;

/** Memory that something else owns, which stays reachable as long as this pointer does. */
public final class Foreign extends FloatPointer {
  private final Object owner;

  private Foreign(long address, long elements, Object owner) {
    super((FloatPointer) null);
    this.address = address;
    this.limit = elements;
    this.capacity = elements;
    this.owner = owner;
  }

  /** So many elements from an address on. */
  public static FloatPointer at(String name, long address, Object owner, long elements) {
    Check.notNull("the owner of parameter '%s'".formatted(name), owner);
    if (address <= 0 || address % Float.BYTES != 0) {
      throw new IllegalArgumentException(
          "the address of parameter '%s' must be a positive multiple of 4, got %d"
              .formatted(name, address));
    }
    return new Foreign(address, elements, owner);
  }

  /** A direct buffer's elements from position to limit. */
  public static FloatPointer of(String name, FloatBuffer buffer) {
    Check.notNull("the buffer of parameter '%s'".formatted(name), buffer);
    refuse(!buffer.isDirect(), name, "direct; Parameter.copyOf takes a float[]", "a heap buffer");
    refuse(buffer.isReadOnly(), name, "writable", "a read-only one");
    refuse(
        buffer.order() != ByteOrder.nativeOrder(),
        name,
        "in " + ByteOrder.nativeOrder() + ", as this processor has it",
        buffer.order());
    FloatBuffer whole = buffer.duplicate(); // JavaCPP means bytes by the position of a buffer
    whole.clear();
    long address = new FloatPointer(whole).address() + (long) Float.BYTES * buffer.position();
    return new Foreign(address, buffer.remaining(), buffer);
  }

  private static void refuse(boolean unusable, String name, String allowed, Object got) {
    if (!unusable) return;
    throw new IllegalArgumentException(
        "the buffer of parameter '%s' must be %s, got %s".formatted(name, allowed, got));
  }

  /** What it belongs to. */
  public Object owner() {
    return owner;
  }
}
