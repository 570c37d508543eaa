package org.jdescent.internal;

import java.lang.ref.Reference;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.Missing;
import org.jdescent.Parameter;
import org.jdescent.ParameterSet;

/** Where bound parameters and their gradients lie, and what each call must prove of them. */
final class Addresses {
  private final Binding binding;
  private final boolean mayMiss;
  private final boolean optional; // some gradient need not be there
  private final boolean writesGradients;
  // Parameters are kept alive until rebind or close; gradients are not held.
  private final FloatPointer[] held;
  private final long[] parameters;
  private final long[] gradients;
  // Where JavaCPP counted references at that address, -1 tells that the owner was closed.
  private final boolean[] parameterCounted;
  private final boolean[] gradientCounted;
  // What a call has seen, until all of it is proved.
  private final FloatPointer[] nextHeld;
  private final long[] nextParameters;
  private final long[] nextGradients;
  private final boolean[] present;
  private Ranges written;

  /**
   * Takes the addresses of a set.
   *
   * @throws IllegalArgumentException if a buffer is unusable or two overlap
   */
  Addresses(String role, Binding binding, ParameterSet set, Stages stages) {
    this.binding = binding;
    mayMiss = stages.missing == Missing.SKIP;
    writesGradients = stages.zeroGradients;
    int count = binding.count();
    held = new FloatPointer[count];
    parameterCounted = new boolean[count];
    gradientCounted = new boolean[count];
    parameters = new long[count];
    gradients = new long[count];
    nextHeld = new FloatPointer[count];
    nextParameters = new long[count];
    nextGradients = new long[count];
    present = new boolean[count];
    boolean anyFrozen = false;
    for (int i = 0; i < count; i++) {
      Parameter parameter = set.get(binding.name(i));
      held[i] = parameter.data();
      parameterCounted[i] = held[i].referenceCount() >= 0;
      parameters[i] = Buffers.address(role, parameter.name(), held[i], binding.size(i), true);
      anyFrozen |= binding.isFrozen(i);
    }
    optional = mayMiss || anyFrozen;
    written = disjoint(role, parameters);
  }

  long parameter(int row) {
    return parameters[row];
  }

  FloatPointer held(int row) {
    return held[row];
  }

  /** Whether the call brought a gradient for a parameter that is not frozen. */
  boolean hasGradient(int row) {
    return present[row];
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
    Proofs.sameCount("parameter", binding.names(), params);
    if (optional) Proofs.isThere("gradient", grads);
    else Proofs.sameCount("gradient", binding.names(), grads);
    boolean moved = false;
    boolean gradientMoved = false;
    int known = 0;
    for (int i = 0; i < held.length; i++) {
      FloatPointer p = find("parameter", params, i, false);
      FloatPointer g = find("gradient", grads, i, mayMiss || binding.isFrozen(i));
      if (optional && (g != null || grads.containsKey(binding.name(i)))) known++;
      if (binding.isFrozen(i)) g = null;
      present[i] = g != null;
      nextHeld[i] = p;
      nextParameters[i] = address("parameter", i, p, mayBeEmpty);
      nextGradients[i] = g == null ? 0 : address("gradient", i, g, mayBeEmpty);
      if (nextParameters[i] == parameters[i]) open("parameter", i, p, parameterCounted[i]);
      else moved = true;
      if (nextGradients[i] != gradients[i]) gradientMoved = true;
      else if (g != null) open("gradient", i, g, gradientCounted[i]);
    }
    if (optional && known != grads.size()) {
      throw Proofs.extra("gradient", binding.names(), grads.keySet());
    }
    Ranges ranges = moved ? disjoint("parameter", nextParameters) : written;
    if (gradientMoved && writesGradients) disjoint("gradient", nextGradients);
    for (int i = 0; i < held.length; i++) {
      if (moved) apartFrom(slots, "parameter", i, nextParameters[i]);
      if (moved || nextGradients[i] != gradients[i]) proveGradient(i, ranges, slots);
    }
    accept(grads, ranges, table);
  }

  private long address(String role, int row, FloatPointer pointer, boolean mayBeEmpty) {
    return Buffers.address(role, binding.name(row), pointer, binding.size(row), mayBeEmpty);
  }

  private void proveGradient(int row, Ranges ranges, Arena slots) {
    if (nextGradients[row] == 0) return;
    apartFrom(slots, "gradient", row, nextGradients[row]);
    int owner = ranges.overlapping(nextGradients[row], binding.size(row));
    if (owner < 0) return;
    throw Proofs.overlap("gradient", binding.name(row), "parameter", binding.name(owner));
  }

  private void accept(Map<String, FloatPointer> grads, Ranges ranges, Table table) {
    written = ranges;
    for (int i = 0; i < held.length; i++) {
      if (held[i] != nextHeld[i]) {
        held[i] = nextHeld[i];
        parameterCounted[i] = held[i].referenceCount() >= 0;
      }
      if (parameters[i] != nextParameters[i]) {
        table.parameter(i, parameters[i] = nextParameters[i]);
      }
      if (gradients[i] != nextGradients[i]) {
        table.gradient(i, gradients[i] = nextGradients[i]);
        gradientCounted[i] = present[i] && grads.get(binding.name(i)).referenceCount() >= 0;
      }
    }
  }

  /** Keeps the bound parameters reachable up to here. */
  void fence() {
    Reference.reachabilityFence(held);
  }

  private Ranges disjoint(String role, long[] addresses) {
    Ranges ranges = Ranges.of(addresses, binding.sizes());
    int[] pair = ranges.overlap();
    if (pair == null) return ranges;
    throw Proofs.overlap(role, binding.name(pair[0]), role, binding.name(pair[1]));
  }

  /** Proves that none of these lies in this memory. */
  void proveApartFrom(String role, Arena slots) {
    for (int i = 0; i < held.length; i++) apartFrom(slots, role, i, parameters[i]);
  }

  /** Proves that none of these overlaps any of the others, which are parameters. */
  void proveApartFrom(String role, Addresses others) {
    for (int i = 0; i < held.length; i++) {
      int owner = others.written.overlapping(parameters[i], binding.size(i));
      if (owner < 0) continue;
      throw Proofs.overlap(role, binding.name(i), "parameter", binding.name(owner));
    }
  }

  private void apartFrom(Arena slots, String role, int row, long address) {
    if (address < slots.address() + slots.bytes()
        && slots.address() < address + Float.BYTES * binding.size(row)) {
      throw new IllegalArgumentException(
          "%s '%s' overlaps this optimizer's own slots".formatted(role, binding.name(row)));
    }
  }

  private FloatPointer find(
      String role, Map<String, FloatPointer> buffers, int row, boolean mayMiss) {
    String name = binding.name(row);
    FloatPointer pointer = buffers.get(name);
    if (pointer != null || mayMiss) return pointer;
    if (!buffers.containsKey(name)) throw Proofs.missing(role, name);
    throw new IllegalArgumentException("%s '%s' is null".formatted(role, name));
  }

  private void open(String role, int row, FloatPointer pointer, boolean counted) {
    if (counted && pointer.referenceCount() < 0) {
      throw new IllegalArgumentException(
          "%s '%s' is part of a buffer that was closed".formatted(role, binding.name(row)));
    }
  }
}
