package org.jdescent.internal;

import java.math.BigInteger;
import org.jdescent.Slot;

/** Room for what rules make of the rows and the columns of matrices in a step. */
final class Margins implements AutoCloseable {
  /** A grain has at least so many rows: room for its columns is then little beside its elements. */
  private static final long ROWS = 64;

  private final Binding binding;
  private final Arena arena;

  Margins(Planes planes, Binding binding, Table table) {
    this.binding = binding;
    long numbers = 0;
    for (int i = 0; i < binding.count(); i++) if (has(planes, i)) numbers += numbers(i);
    arena = new Arena(numbers * Double.BYTES);
    long next = arena.address();
    for (int i = 0; i < binding.count(); i++) {
      if (!has(planes, i)) continue;
      table.margins(i, grain(i), next);
      next += numbers(i) * Double.BYTES;
    }
  }

  private boolean has(Planes planes, int parameter) {
    return planes.hasColumns(parameter)
        && binding.size(parameter) > 0
        && Slot.rows(binding.shape(parameter)) > 1;
  }

  /** One number per row, and per grain one per column. */
  private long numbers(int parameter) {
    long[] shape = binding.shape(parameter);
    long grain = grain(parameter);
    long grains = (binding.size(parameter) + grain - 1) / grain;
    return Math.addExact(Slot.rows(shape), Math.multiplyExact(grains, Slot.columns(shape)));
  }

  /** The elements that one thread takes at a time: whole rows, and whole tiles. */
  private long grain(int parameter) {
    long columns = Slot.columns(binding.shape(parameter));
    long common = BigInteger.valueOf(columns).gcd(BigInteger.valueOf(Native.TILE)).longValue();
    long rows = Native.TILE / common;
    return Math.multiplyExact((ROWS + rows - 1) / rows * rows, columns);
  }

  @Override
  public void close() {
    arena.close();
  }
}
