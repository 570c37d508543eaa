package org.jdescent.internal;

import java.util.Arrays;
import java.util.List;
import org.jdescent.Decay;
import org.jdescent.Rule;

/**
 * Each parameter's count of updates and what its rule carries, and the rows of scalars that follow
 * from these.
 */
final class Scalars {
  private final List<Group> groups;
  private final Binding binding;
  private final Table table;
  private final Carried carried;
  private final long[] updates;
  private final boolean[] takesPart;
  private final int[] rowOf;
  // What each group's rule decays, asked once: a rule may have to make it.
  private final Rule[] asked;
  private final Decay[] decays;
  // Parameters of a group with equal counts and numbers share a row; each group's latest one.
  private final long[] latestCount;
  private final double[][] latestCarried;
  private final int[] latestRow;

  Scalars(List<Group> groups, Binding binding, Table table) {
    this.groups = groups;
    this.binding = binding;
    this.table = table;
    carried = new Carried(groups, binding, table);
    updates = new long[binding.count()];
    takesPart = new boolean[binding.count()];
    rowOf = new int[binding.count()];
    asked = new Rule[groups.size()];
    decays = new Decay[groups.size()];
    latestCount = new long[groups.size()];
    latestCarried = new double[groups.size()][];
    latestRow = new int[groups.size()];
  }

  long updates(int parameter) {
    return updates[parameter];
  }

  void updates(int parameter, long count) {
    updates[parameter] = count;
  }

  Carried carried() {
    return carried;
  }

  boolean takesPart(int parameter) {
    return takesPart[parameter];
  }

  /** Whether the next step updates a parameter. */
  void takesPart(int parameter, boolean value) {
    takesPart[parameter] = value;
  }

  /**
   * Writes the scalars of one step.
   *
   * @throws IllegalArgumentException if a schedule's value is out of range
   */
  void write(long step) {
    Arrays.fill(latestRow, -1);
    int rows = 0;
    for (int i = 0; i < updates.length; i++) {
      if (!takesPart[i]) continue;
      int group = binding.group(i);
      if (latestRow[group] < 0
          || latestCount[group] != updates[i]
          || !Arrays.equals(latestCarried[group], carried.of(i))) {
        latestCount[group] = updates[i];
        latestCarried[group] = carried.of(i);
        latestRow[group] = rows;
        write(group, i, step, table.scalarRow(rows++, carried.of(i)));
      }
      if (rowOf[i] == latestRow[group]) continue;
      rowOf[i] = latestRow[group];
      table.useScalars(i, rowOf[i]);
    }
  }

  private void write(int group, int parameter, long step, Table.ScalarRow row) {
    Rule rule = groups.get(group).rule();
    Decay decay = decay(group, rule);
    write(rule, decay, updates[parameter] + 1, step, carried.of(parameter), row);
  }

  /** Writes what a rule and its decay say of a parameter's t-th update. */
  static void write(
      Rule rule, Decay decay, long t, long step, double[] carried, Table.ScalarRow row) {
    rule.scalars(t, step, row);
    double rate = decay.rate().at(step);
    double factor =
        switch (decay.kind()) {
          case NONE -> 0;
          case COUPLED -> rate;
          case INDEPENDENT -> retained(rate, step);
          case DECOUPLED, CAUTIOUS -> retained(rate * rule.effectiveRate(step, carried), step);
        };
    row.decay(rate == 0 ? Decay.Kind.NONE : decay.kind(), factor);
  }

  private Decay decay(int group, Rule rule) {
    if (asked[group] != rule) {
      asked[group] = rule;
      decays[group] = rule.decay();
    }
    return decays[group];
  }

  private static double retained(double lost, long step) {
    if (lost <= 1) return 1 - lost;
    throw new IllegalArgumentException(
        "weight decay, times the learning rate unless it is independent, must be at most 1, got %s at step %d"
            .formatted(lost, step));
  }

  /** The step of that number happened. */
  void applied(long step, StepBlock block) {
    carried.applied(step, this, block);
    for (int i = 0; i < updates.length; i++) if (takesPart[i]) updates[i]++;
  }
}
