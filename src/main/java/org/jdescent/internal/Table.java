package org.jdescent.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jdescent.Rule;

/**
 * What native code reads in a step: a row of {@code jdescent_tensor} per parameter, and rows of
 * scalars.
 */
final class Table implements AutoCloseable {
  // Offsets of jdescent_tensor; sweep.cpp asserts them.
  private static final int ROW = 96;
  private static final int PARAMETER = 0;
  private static final int GRADIENT = 8;
  private static final int START = 16;
  private static final int SIZE = 24;
  private static final int KERNEL = 32;
  private static final int SCALARS = 36;
  private static final int SLOTS = 48;

  private final Arena arena;
  private final long scalarsOffset;
  private final ByteBuffer rows;
  private final ByteBuffer scalars;

  Table(int rowCount, int scalarRows) {
    scalarsOffset = (long) rowCount * ROW;
    arena = new Arena(scalarsOffset + (long) scalarRows * Native.SCALARS * Float.BYTES);
    rows = buffer(0, scalarsOffset);
    scalars = buffer(scalarsOffset, arena.bytes() - scalarsOffset);
  }

  private ByteBuffer buffer(long offset, long bytes) {
    if (bytes == 0) return ByteBuffer.allocate(0);
    return new View(arena.address() + offset, bytes / Float.BYTES)
        .asByteBuffer()
        .order(ByteOrder.nativeOrder());
  }

  long rowsAddress() {
    return arena.address();
  }

  long scalarsAddress() {
    return arena.address() + scalarsOffset;
  }

  /** Fills a row but for its addresses. Types stay 0, which is float32. */
  void row(int row, long start, long size, int kernel, int scalarRow) {
    rows.putLong(row * ROW + START, start);
    rows.putLong(row * ROW + SIZE, size);
    rows.putInt(row * ROW + KERNEL, kernel);
    rows.putInt(row * ROW + SCALARS, scalarRow);
  }

  void slot(int row, int slot, long address) {
    rows.putLong(row * ROW + SLOTS + slot * Long.BYTES, address);
  }

  long slot(int row, int slot) {
    return rows.getLong(row * ROW + SLOTS + slot * Long.BYTES);
  }

  void parameter(int row, long address) {
    rows.putLong(row * ROW + PARAMETER, address);
  }

  void gradient(int row, long address) {
    rows.putLong(row * ROW + GRADIENT, address);
  }

  /** A writer of one row of scalars, each rounded once. */
  ScalarRow scalarRow(int row) {
    return new ScalarRow(row);
  }

  /** Proves that a rule and its kernel agree on slots and scalars. */
  static void proveLayout(Rule rule) {
    int kernel = Native.kernel(rule.kernel());
    if (kernel < 0)
      throw new IllegalArgumentException("there is no kernel '%s'".formatted(rule.kernel()));
    int[] count = {0};
    rule.scalars(
        1,
        new Rule.Scalars() {
          @Override
          public Rule.Scalars put(double value) {
            count[0]++;
            return this;
          }
        });
    int slots = Native.kernelSlots(kernel);
    int scalars = Native.kernelScalars(kernel);
    if (rule.slots().size() != slots || count[0] != scalars) {
      throw new IllegalArgumentException(
          "kernel '%s' has %d slots and %d scalars, its rule %d and %d"
              .formatted(rule.kernel(), slots, scalars, rule.slots().size(), count[0]));
    }
  }

  /** A reusable writer, so that a step allocates nothing. */
  final class ScalarRow implements Rule.Scalars {
    private final int begin;
    private int count;

    private ScalarRow(int row) {
      this.begin = row * Native.SCALARS * Float.BYTES;
    }

    /** Starts over. */
    ScalarRow rewind() {
      count = 0;
      return this;
    }

    @Override
    public Rule.Scalars put(double value) {
      scalars.putFloat(begin + Float.BYTES * count++, (float) value);
      return this;
    }
  }

  @Override
  public void close() {
    arena.close();
  }
}
