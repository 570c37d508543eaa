package org.jdescent.internal;

import java.nio.ByteBuffer;
import org.jdescent.Decay;
import org.jdescent.Rule;
import org.jdescent.Slot;

/**
 * What native code reads in a step: rows of {@code jdescent_tensor}, and rows of scalars. A
 * parameter has one row, or one for each of its units, if these are clipped by themselves.
 */
final class Table implements AutoCloseable {
  // Offsets of jdescent_tensor and jdescent_scalars; sweep.cpp asserts them.
  private static final int ROW = 168;
  private static final int PARAMETER = 0;
  private static final int GRADIENT = 8;
  private static final int START = 16;
  private static final int SIZE = 24;
  private static final int TILE = 32;
  private static final int KERNEL = 40;
  private static final int SCALARS = 44;
  private static final int ACCUMULATED = 51;
  private static final int VECTOR = 52;
  private static final int CONTINUES = 53;
  private static final int PLANES = 56;
  private static final int COLUMNS = 144;
  private static final int GRAIN = 152;
  private static final int MARGINS = 160;
  private static final int SCALAR_ROW = 72;
  private static final int DECAY = 64;
  private static final int FACTOR = 68;

  private final int[] first; // of each parameter's rows; the last entry is their number
  private final long[] unitBytes;
  private final Arena arena;
  private final long scalarsOffset;
  private final ByteBuffer rows;
  private final ByteBuffer scalars;
  private final ScalarRow[] scalarRows;
  private long elements;
  private long tiles;

  /**
   * Lays out the rows.
   *
   * @param sizes the number of elements of each parameter; 0 for those that are not to be swept
   * @param units into how many rows each is divided; 0 for none
   */
  Table(long[] sizes, int[] units) {
    int count = sizes.length;
    first = new int[count + 1];
    unitBytes = new long[count];
    for (int i = 0; i < count; i++) first[i + 1] = Math.addExact(first[i], units[i]);
    scalarsOffset = (long) first[count] * ROW;
    arena = new Arena(scalarsOffset + (long) count * SCALAR_ROW);
    rows = arena.buffer(0, scalarsOffset);
    scalars = arena.buffer(scalarsOffset, arena.bytes() - scalarsOffset);
    scalarRows = new ScalarRow[count];
    for (int i = 0; i < count; i++) {
      scalarRows[i] = new ScalarRow(i * SCALAR_ROW);
      if (units[i] == 0) continue;
      long size = sizes[i] / units[i];
      unitBytes[i] = size * Float.BYTES;
      for (int row = first[i]; row < first[i + 1]; row++) {
        rows.putLong(row * ROW + START, elements);
        rows.putLong(row * ROW + SIZE, size);
        rows.putLong(row * ROW + TILE, tiles);
        rows.putLong(row * ROW + GRAIN, Native.TILE);
        elements = Math.addExact(elements, size);
        tiles += Math.max(1, (size + Native.TILE - 1) / Native.TILE);
      }
    }
  }

  /** The length of the only parameter, where it may be another one in each call. */
  void size(long size) {
    elements = size;
    rows.putLong(SIZE, size);
  }

  int rowCount() {
    return first[first.length - 1];
  }

  long elements() {
    return elements;
  }

  long tiles() {
    return tiles;
  }

  long rowsAddress() {
    return arena.address();
  }

  long scalarsAddress() {
    return arena.address() + scalarsOffset;
  }

  int firstRow(int parameter) {
    return first[parameter];
  }

  /** The parameter that a row belongs to. */
  int parameterOf(long row) {
    int parameter = 0;
    while (first[parameter + 1] <= row) parameter++;
    return parameter;
  }

  void kernel(int parameter, int kernel) {
    for (int r = first[parameter]; r < first[parameter + 1]; r++) {
      rows.putInt(r * ROW + KERNEL, kernel);
    }
  }

  void parameter(int parameter, long address) {
    addresses(parameter, PARAMETER, address);
  }

  /** 0 if there is none in this call. */
  void gradient(int parameter, long address) {
    addresses(parameter, GRADIENT, address);
  }

  /** A slot or what else the step keeps of a parameter; see {@link Planes}. */
  void plane(int parameter, int plane, long address, long elements) {
    int units = first[parameter + 1] - first[parameter];
    long bytes = elements * Float.BYTES;
    // One element for all units, or as many for each.
    addresses(parameter, PLANES + plane * Long.BYTES, address, elements == 1 ? 0 : bytes / units);
  }

  /** A parameter's shape; whether its units share what sums over a tensor are made for. */
  void shape(int parameter, long[] shape, boolean continued) {
    for (int r = first[parameter]; r < first[parameter + 1]; r++) {
      rows.put(r * ROW + VECTOR, (byte) (shape.length < 2 ? 1 : 0));
      rows.put(r * ROW + CONTINUES, (byte) (continued && r > first[parameter] ? 1 : 0));
      rows.putLong(r * ROW + COLUMNS, Slot.columns(shape));
    }
  }

  long plane(int parameter, int plane) {
    return rows.getLong(first[parameter] * ROW + PLANES + plane * Long.BYTES);
  }

  /** Room for the margins of a parameter that is not divided. */
  void margins(int parameter, long grain, long address) {
    rows.putLong(first[parameter] * ROW + GRAIN, grain);
    rows.putLong(first[parameter] * ROW + MARGINS, address);
  }

  private void addresses(int parameter, int offset, long address) {
    addresses(parameter, offset, address, unitBytes[parameter]);
  }

  private void addresses(int parameter, int offset, long address, long distance) {
    long next = address;
    for (int r = first[parameter]; r < first[parameter + 1]; r++) {
      rows.putLong(r * ROW + offset, next);
      if (address != 0) next += distance;
    }
  }

  /** Whether the accumulator holds gradients of earlier calls. */
  void accumulated(int parameter, boolean value) {
    for (int r = first[parameter]; r < first[parameter + 1]; r++) {
      rows.put(r * ROW + ACCUMULATED, (byte) (value ? 1 : 0));
    }
  }

  /** Lets a parameter use a row of scalars. */
  void useScalars(int parameter, int scalarRow) {
    for (int r = first[parameter]; r < first[parameter + 1]; r++) {
      rows.putInt(r * ROW + SCALARS, scalarRow);
    }
  }

  /** A writer of one row of scalars, from its beginning. */
  ScalarRow scalarRow(int row, double[] carried) {
    return scalarRows[row].rewind(carried);
  }

  /** A reusable writer, so that a step allocates nothing. Each number is rounded once. */
  final class ScalarRow implements Rule.Scalars {
    private final int begin;
    private int count;
    private double[] carried;

    private ScalarRow(int begin) {
      this.begin = begin;
    }

    private ScalarRow rewind(double[] carried) {
      count = 0;
      this.carried = carried;
      return this;
    }

    @Override
    public double carried(int index) {
      return carried[index];
    }

    @Override
    public Rule.Scalars put(double value) {
      scalars.putFloat(begin + Float.BYTES * count++, (float) value);
      return this;
    }

    void decay(Decay.Kind kind, double factor) {
      int code =
          switch (kind) {
            case NONE -> 0;
            case COUPLED -> 1;
            case DECOUPLED, INDEPENDENT -> 2;
            case CAUTIOUS -> 3;
          };
      scalars.putInt(begin + DECAY, code);
      scalars.putFloat(begin + FACTOR, (float) factor);
    }
  }

  @Override
  public void close() {
    arena.close();
  }
}
