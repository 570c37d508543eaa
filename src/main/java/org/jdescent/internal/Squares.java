package org.jdescent.internal;

import org.jdescent.Slot;

/**
 * The square matrices that belong to the left or the right sides of a matrix's blocks.
 *
 * @param edge the most rows or columns of a block
 */
public record Squares(long edge, boolean right) implements Slot.Extent {
  @Override
  public long elements(long... shape) {
    long rows = Slot.rows(shape);
    long columns = Slot.columns(shape);
    return right ? count(rows) * along(columns) : count(columns) * along(rows);
  }

  private long count(long length) {
    return (length + edge - 1) / edge;
  }

  private long along(long length) {
    long last = length % edge;
    return length / edge * Math.multiplyExact(edge, edge) + last * last;
  }
}
