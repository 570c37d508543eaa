package org.jdescent.internal;

/** For which parameters gradients of earlier calls wait in the accumulator. */
final class Accumulated {
  private final boolean[] holds;
  private final Table table;

  Accumulated(int parameters, Table table) {
    holds = new boolean[parameters];
    this.table = table;
  }

  boolean holds(int row) {
    return holds[row];
  }

  void holds(int row, boolean value) {
    if (holds[row] == value) return;
    holds[row] = value;
    table.accumulated(row, value);
  }

  void clear() {
    for (int row = 0; row < holds.length; row++) holds(row, false);
  }
}
