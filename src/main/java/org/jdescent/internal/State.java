package org.jdescent.internal;

import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.ParameterSet;
import org.jdescent.Slot;

/**
 * What an optimizer keeps for the parameters of one binding: slots, averages and the like, counts,
 * and the tables for the sweep.
 */
final class State implements AutoCloseable {
  private final Stages stages;
  private final Binding binding;
  private final Addresses addresses;
  private final Planes planes;
  private final Table table;
  private final PlaneMemory memory;
  private final StepBlock step;
  private final Margins margins;
  private final Matrices matrices;
  private final Scalars scalars;
  private final Accumulated accumulated;

  /**
   * Lays out the memory of bound parameters and gives it its first values.
   *
   * @param previous where names it knows take their values and counts from, or null
   */
  State(Stages stages, ParameterSet set, State previous, int threads) {
    this.stages = stages;
    binding = new Binding(set, stages.groups);
    addresses = new Addresses("parameter", binding, set, stages);
    if (previous != null) {
      binding.proveContinues(previous.binding, stages.groups);
      proveApartFrom(previous);
    }
    planes = new Planes(stages, binding);
    table = new Table(binding.sizes(), units());
    for (int i = 0; i < binding.count(); i++) {
      Group group = stages.groups.get(binding.group(i));
      if (!group.isFrozen()) table.kernel(i, Native.kernel(group.rule().kernel()));
      table.shape(i, binding.shape(i), ownUnits(i) == 1);
      table.parameter(i, addresses.parameter(i));
    }
    matrices = new Matrices(stages.groups, binding, table);
    memory = new PlaneMemory(binding, planes, addresses, table);
    step = new StepBlock(stages, table);
    margins = new Margins(planes, binding, table);
    scalars = new Scalars(stages.groups, binding, table);
    accumulated = new Accumulated(binding.count(), table);
    initialize(threads);
    if (previous != null) takeOver(previous);
  }

  /** Proves that no parameter lies in another state's memory. */
  void proveApartFrom(State other) {
    addresses.proveApartFrom("parameter", other.memory.arena());
  }

  /** Into how many rows of the table each parameter is divided. */
  private int[] units() {
    int[] units = new int[binding.count()];
    for (int i = 0; i < units.length; i++) {
      if (binding.isFrozen(i)) continue;
      units[i] = 1;
      if (binding.size(i) == 0) continue;
      long clipped = stages.isAdaptive() ? Slot.rows(binding.shape(i)) : 1;
      units[i] = Math.toIntExact(Math.max(clipped, ownUnits(i)));
    }
    return units;
  }

  /** The units that a parameter's rule wants; a rule either divides into rows or not at all. */
  private long ownUnits(int row) {
    return binding.isFrozen(row)
        ? 1
        : stages.groups.get(binding.group(row)).rule().units(binding.shape(row));
  }

  private void initialize(int threads) {
    int granted = ThreadBudget.acquire(threads, moved());
    try (FirstValues first = new FirstValues(planes, binding.count(), table)) {
      succeed(Native.initialize(table.rowsAddress(), table.rowCount(), first.address(), granted));
    } finally {
      release(granted);
    }
    FirstValues.fillOthers(planes, binding.count(), memory);
  }

  private void takeOver(State previous) {
    for (int i = 0; i < binding.count(); i++) {
      int before = previous.binding.row(binding.name(i));
      if (before < 0) continue;
      scalars.updates(i, previous.scalars.updates(before));
      scalars.carried().take(i, previous.scalars.carried().of(before));
      accumulated.holds(i, previous.accumulated.holds(before));
      memory.copy(i, previous.memory, before);
    }
  }

  /** Proves one call's buffers; see {@link Addresses#prove}. */
  void prove(
      Map<String, FloatPointer> params, Map<String, FloatPointer> grads, boolean mayBeEmpty) {
    addresses.prove(params, grads, mayBeEmpty, memory.arena(), table);
  }

  /** Adds the gradients of this call to those of earlier ones. */
  void accumulate(int threads) {
    int zero = stages.zeroGradients ? 1 : 0;
    int granted = ThreadBudget.acquire(threads, moved());
    try {
      succeed(Native.accumulate(table.rowsAddress(), table.rowCount(), zero, granted));
    } finally {
      release(granted);
    }
    for (int i = 0; i < binding.count(); i++) {
      if (addresses.hasGradient(i)) accumulated.holds(i, true);
    }
  }

  /**
   * One step over all parameters, in one native call; the progress learns how it went.
   *
   * @return whether it was applied; otherwise a gradient was not finite, and nothing has changed
   */
  boolean update(Progress progress, int threads) {
    step.next(progress);
    for (int i = 0; i < binding.count(); i++) {
      scalars.takesPart(i, accumulated.holds(i) || addresses.hasGradient(i));
    }
    scalars.write(progress.step() + 1);
    int status = run(threads);
    accumulated.clear();
    if (status == Native.NOT_FINITE) {
      int offender = table.parameterOf(step.offender());
      progress.skipped(binding.name(offender), step.gradientNorm());
      return false;
    }
    succeed(status);
    scalars.applied(progress.step() + 1, step);
    progress.applied(step.gradientNorm(), step.updateNorm());
    return true;
  }

  /** Bytes of a step: gradients are read, parameters and all planes are read and written. */
  private long moved() {
    return 3 * Float.BYTES * table.elements() + 2 * memory.arena().bytes();
  }

  private int run(int threads) {
    int granted = ThreadBudget.acquire(threads, moved() + matrices.work());
    try {
      matrices.prepare(step, granted);
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

  /** A parameter in the caller's memory, if it is still there. */
  View parameter(int row) {
    Buffers.address("parameter", binding.name(row), addresses.held(row), binding.size(row), true);
    return new View(addresses.parameter(row), binding.size(row));
  }

  /** What evaluation sees of a parameter: a plane, or itself if it has none such. */
  View shown(int row, int plane) {
    if (binding.isFrozen(row)) return parameter(row);
    int from = plane == Planes.EVALUATED ? planes.evaluated(row) : plane;
    return from < 0 ? parameter(row) : memory.view(row, from);
  }

  /** Proves that a set has a buffer for each bound parameter. */
  void prove(ParameterSet set) {
    addressesOf("parameter", set);
  }

  private Addresses addressesOf(String role, ParameterSet set) {
    Proofs.sameCount(role, binding.names(), set.pointers());
    binding.proveShapes(role, set);
    for (String name : binding.names()) {
      if (set.get(name) == null) throw Proofs.missing(role, name);
    }
    return new Addresses(role, binding, set, stages);
  }

  /** Copies what evaluation sees to other buffers. */
  void copyShown(int plane, ParameterSet target) {
    Addresses to = addressesOf("target", target);
    to.proveApartFrom("target", memory.arena());
    to.proveApartFrom("target", addresses);
    for (int i = 0; i < binding.count(); i++) {
      new View(to.parameter(i), binding.size(i)).copy(shown(i, plane));
    }
    to.fence();
  }

  /** The bound parameters, where they are now. */
  ParameterSet parameters() {
    return binding.parameters(addresses);
  }

  /** What it consists of. */
  Inventory inventory() {
    return new Inventory(stages, binding, planes, memory, scalars, accumulated);
  }

  Binding binding() {
    return binding;
  }

  Planes planes() {
    return planes;
  }

  PlaneMemory memory() {
    return memory;
  }

  @Override
  public void close() {
    memory.close();
    step.close();
    margins.close();
    matrices.close();
    table.close();
  }
}
