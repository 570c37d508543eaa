package org.jdescent.internal;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.jdescent.Average;
import org.jdescent.ParameterSet;
import org.jdescent.Slot;

/**
 * What an optimizer keeps for the parameters of one binding: slots, averages and the like in one
 * arena, counts, and the tables for the sweep.
 */
final class State implements AutoCloseable {
  private static final int LINE = 64;
  private static final int PAGE = 4096;
  private static final int STAGGER =
      21 * LINE; // planes start apart modulo a page, or loads would wait for stores

  private final Stages stages;
  private final Binding binding;
  private final Addresses addresses;
  private final Planes planes;
  private final Table table;
  private final StepBlock step;
  private final Arena arena;
  private final Scalars scalars;
  private final boolean[] accumulated;
  private final Map<String, Map<String, FloatPointer>> views = new HashMap<>();

  /**
   * Lays out the memory of bound parameters and gives it its first values.
   *
   * @param previous where names it knows take their values and counts from, or null
   */
  State(Stages stages, ParameterSet set, State previous, int threads) {
    this.stages = stages;
    binding = new Binding(set, stages.groups);
    addresses = new Addresses(binding, set, stages);
    if (previous != null) {
      binding.proveContinues(previous.binding, stages.groups);
      addresses.proveApartFrom(previous.arena);
    }
    planes = new Planes(stages, binding);
    table = new Table(binding.sizes(), units(set));
    scalars = new Scalars(stages.groups, binding, table);
    accumulated = new boolean[binding.count()];
    for (int i = 0; i < binding.count(); i++) {
      Group group = stages.groups.get(binding.group(i));
      if (!group.isFrozen()) table.kernel(i, Native.kernel(group.rule().kernel()));
      table.parameter(i, addresses.parameter(i));
    }
    step = new StepBlock(stages, table);
    arena = new Arena(place(0));
    place(arena.address());
    initialize(threads);
    if (previous != null) copyFrom(previous);
  }

  /** Into how many rows of the table each parameter is divided. */
  private int[] units(ParameterSet set) {
    int[] units = new int[binding.count()];
    for (int i = 0; i < units.length; i++) {
      long[] shape = binding.shape(i);
      boolean divided = stages.isAdaptive() && shape.length > 1 && binding.size(i) > 0;
      units[i] = binding.isFrozen(i) ? 0 : divided ? Math.toIntExact(shape[0]) : 1;
    }
    return units;
  }

  /** Writes the planes' addresses into the table, one plane after the other; returns the bytes. */
  private long place(long base) {
    long offset = 0;
    for (int plane = 0; plane < Planes.COUNT; plane++) {
      if (!anyHas(plane)) continue;
      offset = align(offset, PAGE) + (plane + 1) * STAGGER % PAGE;
      for (int i = 0; i < binding.count(); i++) {
        long elements = planes.elements(i, plane);
        if (elements < 0) continue;
        table.plane(i, plane, base + offset);
        offset = align(Math.addExact(offset, Math.multiplyExact(elements, Float.BYTES)), LINE);
      }
    }
    return offset;
  }

  private boolean anyHas(int plane) {
    for (int i = 0; i < binding.count(); i++) if (planes.elements(i, plane) >= 0) return true;
    return false;
  }

  private static long align(long offset, int to) {
    return (offset + to - 1) / to * to;
  }

  private void initialize(int threads) {
    try (Arena initial = new Arena((long) table.rowCount() * Native.SLOTS * Float.BYTES)) {
      var values = initial.buffer(0, initial.bytes());
      for (int row = 0; row < table.rowCount(); row++) {
        Group group = stages.groups.get(binding.group(table.parameterOf(row)));
        List<Slot> slots = group.rule().slots();
        for (int s = 0; s < slots.size(); s++) {
          values.putFloat((row * Native.SLOTS + s) * Float.BYTES, (float) slots.get(s).initial());
        }
      }
      int granted = ThreadBudget.acquire(threads, table.elements());
      try {
        succeed(
            Native.initialize(table.rowsAddress(), table.rowCount(), initial.address(), granted));
      } finally {
        release(granted);
      }
    }
  }

  private void copyFrom(State previous) {
    for (int i = 0; i < binding.count(); i++) {
      int before = previous.binding.row(binding.name(i));
      if (before < 0) continue;
      scalars.updates(i, previous.scalars.updates(before));
      accumulated[i] = previous.accumulated[before];
      table.accumulated(i, accumulated[i]);
      for (int plane = 0; plane < Planes.COUNT; plane++) {
        long elements = planes.elements(i, plane);
        if (elements <= 0) continue;
        Pointer.memcpy(view(i, plane), previous.view(before, plane), Float.BYTES * elements);
      }
    }
  }

  /** Proves one call's buffers; see {@link Addresses#prove}. */
  void prove(
      Map<String, FloatPointer> params, Map<String, FloatPointer> grads, boolean mayBeEmpty) {
    addresses.prove(params, grads, mayBeEmpty, arena, table);
  }

  /** Adds the gradients of this call to those of earlier ones. */
  void accumulate(int threads) {
    int zero = stages.zeroGradients ? 1 : 0;
    int granted = ThreadBudget.acquire(threads, table.elements());
    try {
      succeed(Native.accumulate(table.rowsAddress(), table.rowCount(), zero, granted));
    } finally {
      release(granted);
    }
    for (int i = 0; i < accumulated.length; i++) {
      if (addresses.hasGradient(i)) accumulated(i, true);
    }
  }

  /**
   * One step over all parameters, in one native call; the progress learns how it went.
   *
   * @return whether it was applied; otherwise a gradient was not finite, and nothing has changed
   */
  boolean update(Progress progress, int threads) {
    step.next(progress);
    for (int i = 0; i < accumulated.length; i++) {
      scalars.takesPart(i, accumulated[i] || addresses.hasGradient(i));
    }
    scalars.write(progress.step() + 1);
    int status = run(threads);
    for (int i = 0; i < accumulated.length; i++) accumulated(i, false);
    if (status == Native.NOT_FINITE) {
      int offender = table.parameterOf(step.offender());
      progress.skipped(binding.name(offender), step.gradientNorm());
      return false;
    }
    scalars.applied();
    progress.applied(step.gradientNorm(), step.updateNorm());
    return true;
  }

  private void accumulated(int row, boolean value) {
    if (accumulated[row] == value) return;
    accumulated[row] = value;
    table.accumulated(row, value);
  }

  private int run(int threads) {
    int granted = ThreadBudget.acquire(threads, table.elements());
    try {
      return Native.update(
          table.rowsAddress(), table.rowCount(), table.scalarsAddress(), step.address(), granted);
    } finally {
      release(granted);
    }
  }

  private void release(int granted) {
    ThreadBudget.release(granted);
    addresses.fence();
  }

  private static void succeed(int status) {
    if (status != 0)
      throw new IllegalStateException("the native library refused the table: status " + status);
  }

  /** A parameter's slots by name; null pointers once this is closed. */
  Map<String, FloatPointer> slots(String name) {
    int row = binding.rowOf(name);
    return views.computeIfAbsent("slots " + name, key -> slots(row));
  }

  private Map<String, FloatPointer> slots(int row) {
    Map<String, FloatPointer> slots = new LinkedHashMap<>();
    Group group = stages.groups.get(binding.group(row));
    for (int s = 0; !group.isFrozen() && s < group.rule().slots().size(); s++) {
      slots.put(group.rule().slots().get(s).name(), view(row, s));
    }
    return Collections.unmodifiableMap(slots);
  }

  /** A parameter's averages by name; null pointers once this is closed. */
  Map<String, FloatPointer> averages(String name) {
    int row = binding.rowOf(name);
    return views.computeIfAbsent("averages " + name, key -> averages(row));
  }

  private Map<String, FloatPointer> averages(int row) {
    Map<String, FloatPointer> averages = new LinkedHashMap<>();
    if (binding.isFrozen(row)) return Map.of();
    if (stages.looksAhead()) averages.put(Planes.LOOKAHEAD, view(row, Planes.SLOW));
    for (int a = 0; a < stages.averages.size(); a++) {
      Average average = stages.averages.get(a);
      averages.put(average.name(), view(row, Planes.AVERAGES + a));
    }
    return Collections.unmodifiableMap(averages);
  }

  /** Copies a plane out to other buffers; of frozen parameters, the parameters. */
  void copy(int plane, ParameterSet target) {
    Proofs.sameCount("target", binding.names(), target.pointers());
    binding.proveShapes("target", target);
    Addresses to = new Addresses(binding, target, stages);
    to.proveApartFrom(arena);
    for (int i = 0; i < binding.count(); i++) {
      View from =
          binding.isFrozen(i) ? new View(addresses.parameter(i), binding.size(i)) : view(i, plane);
      AverageScope.copy(new View(to.parameter(i), binding.size(i)), from);
    }
    to.fence();
  }

  View view(int row, int plane) {
    return new View(table.plane(row, plane), planes.elements(row, plane));
  }

  Binding binding() {
    return binding;
  }

  Addresses addresses() {
    return addresses;
  }

  Planes planes() {
    return planes;
  }

  @Override
  public void close() {
    views.values().forEach(slots -> slots.values().forEach(Pointer::setNull));
    arena.close();
    step.close();
    table.close();
  }
}
