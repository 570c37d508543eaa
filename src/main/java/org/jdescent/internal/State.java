package org.jdescent.internal;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.jdescent.Rule;
import org.jdescent.Slot;

/**
 * What an optimizer keeps for the parameters of one binding: slots in one arena, counts, and the
 * table for the sweep.
 */
final class State implements AutoCloseable {
  private static final int LINE = 64;
  private static final int PAGE = 4096;
  private static final int STAGGER =
      21 * LINE; // slots start apart modulo a page, or loads would wait for stores

  private final Rule rule;
  private final Binding binding;
  private final Table table;
  private final Arena arena;
  private final long elements;
  private final Cohort[] cohorts;
  private final Cohort[] cohortOf;
  private final Map<String, Map<String, FloatPointer>> views = new HashMap<>();

  /** Parameters with equal counts; they share a row of scalars. */
  private static final class Cohort {
    final int row;
    final Table.ScalarRow scalars;
    long updates;

    Cohort(int row, Table.ScalarRow scalars, long updates) {
      this.row = row;
      this.scalars = scalars;
      this.updates = updates;
    }
  }

  /**
   * Lays out the slots of bound parameters and gives them their first values.
   *
   * @param previous where names it knows take slots and counts from, or null
   */
  State(Rule rule, Binding binding, State previous, int threads) {
    this.rule = rule;
    this.binding = binding;
    int count = binding.count();
    table = new Table(count, count);
    cohortOf = new Cohort[count];
    Map<Long, Cohort> byUpdates = new LinkedHashMap<>();
    int kernel = Native.kernel(rule.kernel());
    long start = 0;
    for (int i = 0; i < count; i++) {
      int before = previous == null ? -1 : previous.binding.row(binding.name(i));
      long updates = before < 0 ? 0 : previous.cohortOf[before].updates;
      int next = byUpdates.size();
      cohortOf[i] =
          byUpdates.computeIfAbsent(updates, t -> new Cohort(next, table.scalarRow(next), t));
      long size = binding.size(i);
      table.row(i, start, size, kernel, cohortOf[i].row);
      table.parameter(i, binding.parameterAddress(i));
      start = Math.addExact(start, size);
    }
    cohorts = byUpdates.values().toArray(new Cohort[0]);
    elements = start;
    arena = new Arena(place(0));
    place(arena.address());
    initialize(threads);
    if (previous != null) copyFrom(previous);
  }

  /**
   * Writes the slots' addresses into the table, one slot of all parameters after the other; returns
   * the bytes taken.
   */
  private long place(long base) {
    long offset = 0;
    for (int s = 0; s < rule.slots().size(); s++) {
      offset = align(offset, PAGE) + (s + 1) * STAGGER % PAGE;
      for (int i = 0; i < binding.count(); i++) {
        table.slot(i, s, base + offset);
        long bytes = Math.multiplyExact(slotElements(i, s), Float.BYTES);
        offset = align(Math.addExact(offset, bytes), LINE);
      }
    }
    return offset;
  }

  private static long align(long offset, int to) {
    return (offset + to - 1) / to * to;
  }

  private void initialize(int threads) {
    if (rule.slots().isEmpty()) return;
    int granted = ThreadBudget.acquire(threads, elements);
    try (Table initial = new Table(0, binding.count())) {
      for (int i = 0; i < binding.count(); i++) {
        Rule.Scalars values = initial.scalarRow(i);
        for (Slot slot : rule.slots()) values.put(slot.initial());
      }
      succeed(
          Native.initialize(
              table.rowsAddress(), binding.count(), initial.scalarsAddress(), granted));
    } finally {
      ThreadBudget.release(granted);
    }
  }

  private void copyFrom(State previous) {
    for (int i = 0; i < binding.count(); i++) {
      int before = previous.binding.row(binding.name(i));
      for (int s = 0; before >= 0 && s < rule.slots().size(); s++) {
        Pointer.memcpy(view(i, s), previous.view(before, s), Float.BYTES * slotElements(i, s));
      }
    }
  }

  /**
   * Proves that another binding can take over: shapes of known names are the same, no buffer is one
   * of these slots.
   */
  void proveContinuedBy(Binding next) {
    next.proveContinues(binding);
    next.proveApartFrom(arena);
  }

  /** Proves one call's buffers; see {@link Binding#prove}. */
  void prove(
      Map<String, FloatPointer> params, Map<String, FloatPointer> grads, boolean mayBeEmpty) {
    binding.prove(params, grads, mayBeEmpty, arena, table);
  }

  /** One step over all parameters: scalars, one native call, counts. */
  void update(int threads) {
    for (Cohort cohort : cohorts) rule.scalars(cohort.updates + 1, cohort.scalars.rewind());
    int granted = ThreadBudget.acquire(threads, elements);
    try {
      succeed(Native.update(table.rowsAddress(), binding.count(), table.scalarsAddress(), granted));
    } finally {
      ThreadBudget.release(granted);
      binding.fence();
    }
    for (Cohort cohort : cohorts) cohort.updates++;
  }

  private static void succeed(int status) {
    if (status != 0)
      throw new IllegalStateException("the native library refused the table: status " + status);
  }

  /** A parameter's slots by name; null pointers once this is closed. */
  Map<String, FloatPointer> slots(String name) {
    int row = binding.row(name);
    if (row < 0) throw new IllegalArgumentException("no parameter '%s' is bound".formatted(name));
    return views.computeIfAbsent(
        name,
        key -> {
          Map<String, FloatPointer> slots = new LinkedHashMap<>();
          for (int s = 0; s < rule.slots().size(); s++)
            slots.put(rule.slots().get(s).name(), view(row, s));
          return Collections.unmodifiableMap(slots);
        });
  }

  private View view(int row, int slot) {
    return new View(table.slot(row, slot), slotElements(row, slot));
  }

  private long slotElements(int row, int slot) {
    return rule.slots().get(slot).elements(binding.shape(row));
  }

  Binding binding() {
    return binding;
  }

  @Override
  public void close() {
    views.values().forEach(slots -> slots.values().forEach(Pointer::setNull));
    arena.close();
    table.close();
  }
}
