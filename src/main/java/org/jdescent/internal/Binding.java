package org.jdescent.internal;

import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.Parameter;
import org.jdescent.ParameterSet;

/**
 * The bound parameters in name order, where they and their gradients lie, and what each call must
 * prove of them.
 */
final class Binding {
  private final Map<String, Integer> rows = new HashMap<>();
  private final String[] names;
  private final long[][] shapes;
  private final long[] sizes;
  // Parameters are kept alive until rebind or close; gradients are not held.
  private final FloatPointer[] held;
  private final long[] parameterAddresses;
  private final long[] gradientAddresses;
  // Where JavaCPP counted references at that address, -1 tells that the owner was closed.
  private final boolean[] parameterCounted;
  private final boolean[] gradientCounted;
  // What a call has seen, until all of it is proved.
  private final FloatPointer[] nextHeld;
  private final long[] nextParameters;
  private final long[] nextGradients;
  private Ranges written;

  /**
   * Binds a set.
   *
   * @throws IllegalArgumentException if a buffer is unusable or two overlap
   */
  Binding(ParameterSet set) {
    Parameter[] parameters = set.parameters().toArray(new Parameter[0]);
    Arrays.sort(parameters, Comparator.comparing(Parameter::name));
    int count = parameters.length;
    names = new String[count];
    shapes = new long[count][];
    sizes = new long[count];
    held = new FloatPointer[count];
    parameterCounted = new boolean[count];
    gradientCounted = new boolean[count];
    parameterAddresses = new long[count];
    gradientAddresses = new long[count];
    nextHeld = new FloatPointer[count];
    nextParameters = new long[count];
    nextGradients = new long[count];
    for (int i = 0; i < count; i++) {
      names[i] = parameters[i].name();
      shapes[i] = parameters[i].shape();
      sizes[i] = parameters[i].elements();
      rows.put(names[i], i);
      held[i] = parameters[i].data();
      parameterCounted[i] = held[i].referenceCount() >= 0;
      parameterAddresses[i] = Buffers.address("parameter", names[i], held[i], sizes[i], true);
    }
    written = disjoint(parameterAddresses);
  }

  /** Proves that names which an earlier binding knows kept their shapes. */
  void proveContinues(Binding before) {
    for (int i = 0; i < names.length; i++) {
      int row = before.row(names[i]);
      if (row >= 0) Proofs.keepsShape(names[i], before.shapes[row], shapes[i]);
    }
  }

  int count() {
    return names.length;
  }

  String name(int row) {
    return names[row];
  }

  long[] shape(int row) {
    return shapes[row];
  }

  long size(int row) {
    return sizes[row];
  }

  long parameterAddress(int row) {
    return parameterAddresses[row];
  }

  /** The row of a name, or -1. */
  int row(String name) {
    return rows.getOrDefault(name, -1);
  }

  /** Proves that the tensors of a set have the bound shapes. */
  void proveShapes(String role, ParameterSet set) {
    for (int i = 0; i < names.length; i++) {
      Proofs.sameShape(role, names[i], shapes[i], set);
    }
  }

  /**
   * Proves one call's buffers and brings the table up to date with those that moved. Nothing has
   * changed if it throws.
   *
   * @param mayBeEmpty whether the buffers came with shapes
   */
  void prove(
      Map<String, FloatPointer> params,
      Map<String, FloatPointer> grads,
      boolean mayBeEmpty,
      Arena slots,
      Table table) {
    Proofs.sameCount("parameter", names, params);
    Proofs.sameCount("gradient", names, grads);
    boolean moved = false;
    for (int i = 0; i < names.length; i++) {
      FloatPointer p = find("parameter", params, i);
      FloatPointer g = find("gradient", grads, i);
      nextHeld[i] = p;
      nextParameters[i] = Buffers.address("parameter", names[i], p, sizes[i], mayBeEmpty);
      nextGradients[i] = Buffers.address("gradient", names[i], g, sizes[i], mayBeEmpty);
      if (nextParameters[i] == parameterAddresses[i]) open("parameter", i, p, parameterCounted[i]);
      else moved = true;
      if (nextGradients[i] == gradientAddresses[i]) open("gradient", i, g, gradientCounted[i]);
    }
    Ranges ranges = moved ? disjoint(nextParameters) : written;
    for (int i = 0; i < names.length; i++) {
      if (moved) apartFromSlots("parameter", i, nextParameters[i], slots);
      if (moved || nextGradients[i] != gradientAddresses[i]) {
        apartFromSlots("gradient", i, nextGradients[i], slots);
        int owner = ranges.overlapping(nextGradients[i], sizes[i]);
        if (owner >= 0) throw Proofs.overlap("gradient", names[i], "parameter", names[owner]);
      }
    }
    accept(grads, ranges, table);
  }

  private void accept(Map<String, FloatPointer> grads, Ranges ranges, Table table) {
    written = ranges;
    for (int i = 0; i < names.length; i++) {
      if (held[i] != nextHeld[i]) {
        held[i] = nextHeld[i];
        parameterCounted[i] = held[i].referenceCount() >= 0;
      }
      if (parameterAddresses[i] != nextParameters[i]) {
        table.parameter(i, parameterAddresses[i] = nextParameters[i]);
      }
      if (gradientAddresses[i] != nextGradients[i]) {
        table.gradient(i, gradientAddresses[i] = nextGradients[i]);
        gradientCounted[i] = grads.get(names[i]).referenceCount() >= 0;
      }
    }
  }

  /** Keeps the bound parameters reachable up to here. */
  void fence() {
    Reference.reachabilityFence(held);
  }

  private Ranges disjoint(long[] addresses) {
    Ranges ranges = Ranges.of(addresses, sizes);
    int[] pair = ranges.overlap();
    if (pair != null)
      throw Proofs.overlap("parameter", names[pair[0]], "parameter", names[pair[1]]);
    return ranges;
  }

  /** Proves that no bound parameter lies in these slots. */
  void proveApartFrom(Arena slots) {
    for (int i = 0; i < names.length; i++)
      apartFromSlots("parameter", i, parameterAddresses[i], slots);
  }

  private void apartFromSlots(String role, int row, long address, Arena slots) {
    if (address < slots.address() + slots.bytes()
        && slots.address() < address + Float.BYTES * sizes[row]) {
      throw new IllegalArgumentException(
          "%s '%s' overlaps this optimizer's own slots".formatted(role, names[row]));
    }
  }

  private FloatPointer find(String role, Map<String, FloatPointer> buffers, int row) {
    FloatPointer pointer = buffers.get(names[row]);
    if (pointer != null) return pointer;
    if (!buffers.containsKey(names[row])) throw Proofs.differs(role, names, buffers.keySet());
    throw new IllegalArgumentException("%s '%s' is null".formatted(role, names[row]));
  }

  private void open(String role, int row, FloatPointer pointer, boolean counted) {
    if (counted && pointer.referenceCount() < 0) {
      throw new IllegalArgumentException(
          "%s '%s' is part of a buffer that was closed".formatted(role, names[row]));
    }
  }
}
