package org.jdescent.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.Pointer;
import org.jdescent.Rule;

/** What native code reads in a step: a row of {@code jdescent_tensor} per parameter, and rows of scalars. */
final class Table {
  // Offsets of jdescent_tensor; sweep.cpp asserts them.
  private static final int ROW = 96;
  private static final int PARAMETER = 0;
  private static final int GRADIENT = 8;
  private static final int START = 16;
  private static final int SIZE = 24;
  private static final int KERNEL = 32;
  private static final int SCALARS = 36;
  private static final int SLOTS = 48;

  private final ByteBuffer rows;
  private final ByteBuffer scalars;
  private final long rowsAddress;
  private final long scalarsAddress;

  Table(int rowCount, int scalarRows) {
    rows = direct(Math.multiplyExact(rowCount, ROW));
    scalars = direct(Math.multiplyExact(scalarRows, Native.SCALARS * Float.BYTES));
    rowsAddress = new Pointer(rows).address();
    scalarsAddress = new Pointer(scalars).address();
  }

  private static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(Math.max(bytes, 1)).order(ByteOrder.nativeOrder());
  }

  long rowsAddress() {
    return rowsAddress;
  }

  long scalarsAddress() {
    return scalarsAddress;
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

  long parameter(int row) {
    return rows.getLong(row * ROW + PARAMETER);
  }

  void gradient(int row, long address) {
    rows.putLong(row * ROW + GRADIENT, address);
  }

  long gradient(int row) {
    return rows.getLong(row * ROW + GRADIENT);
  }

  /** A writer of one row of scalars, each rounded once. */
  ScalarRow scalarRow(int row) {
    return new ScalarRow(row);
  }

  /** Proves that a rule and its kernel agree on slots and scalars. */
  static void proveLayout(Rule rule) {
    int kernel = Native.kernel(rule.kernel());
    if (kernel < 0) throw new IllegalArgumentException("there is no kernel '%s'".formatted(rule.kernel()));
    ScalarRow row = new Table(0, 1).scalarRow(0);
    rule.scalars(1, row);
    if (rule.slots().size() != Native.kernelSlots(kernel) || row.count != Native.kernelScalars(kernel)) {
      throw new IllegalArgumentException(
          "kernel '%s' has %d slots and %d scalars, its rule %d and %d"
              .formatted(
                  rule.kernel(),
                  Native.kernelSlots(kernel),
                  Native.kernelScalars(kernel),
                  rule.slots().size(),
                  row.count));
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
}
