package org.jdescent.internal;

import java.nio.ByteBuffer;
import java.util.List;
import org.jdescent.Slot;

/** The values that slots start with, as a table for native code. */
final class FirstValues implements AutoCloseable {
  private final Arena arena;

  private final ByteBuffer values;

  private FirstValues(int rows) {
    arena = new Arena((long) rows * Native.SLOTS * Float.BYTES);
    values = arena.buffer(0, arena.bytes());
  }

  /** Of all parameters. */
  FirstValues(Planes planes, int parameters, Table table) {
    this(table.rowCount());
    for (int i = 0; i < parameters; i++) {
      for (int row = table.firstRow(i); row < table.firstRow(i + 1); row++) {
        put(row, planes.slots(i));
      }
    }
  }

  /** Of a single one. */
  FirstValues(List<Slot> slots) {
    this(1);
    put(0, slots);
  }

  private void put(int row, List<Slot> slots) {
    for (int s = 0; s < slots.size(); s++) {
      int position = (row * Native.SLOTS + s) * Float.BYTES;
      values.putFloat(position, (float) slots.get(s).initial());
    }
  }

  /** Fills the slots that have not an element for each of the parameter's. */
  static void fillOthers(Planes planes, int parameters, PlaneMemory memory) {
    for (int i = 0; i < parameters; i++) {
      List<Slot> slots = planes.slots(i);
      for (int s = 0; s < slots.size(); s++) {
        if (slots.get(s).extent() == Slot.Extent.ELEMENT) continue;
        View view = memory.view(i, s);
        for (long e = 0; e < view.limit(); e++) view.put(e, (float) slots.get(s).initial());
      }
    }
  }

  long address() {
    return arena.address();
  }

  @Override
  public void close() {
    arena.close();
  }
}
