package org.jdescent.internal;

import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.Collection;
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
  private final Parameter[] parameters;
  private final Map<String, Integer> rows = new HashMap<>();
  private final String[] names;
  private final long[] sizes;
  private final FloatPointer[] held; // parameters are kept alive until rebind or close
  private final boolean[]
      parameterCounted; // JavaCPP counts references: -1 then tells that the owner was closed
  private final boolean[] gradientCounted;
  private final long[] parameterAddresses;
  private final long[] gradientAddresses;
  private final FloatPointer[] nextHeld; // what a call has seen, until all of it is proved
  private final long[] nextParameters;
  private final long[] nextGradients;
  private Ranges written;

  /**
   * Binds a set.
   *
   * @throws IllegalArgumentException if a buffer is unusable or two overlap
   */
  Binding(ParameterSet set) {
    parameters = set.parameters().toArray(new Parameter[0]);
    Arrays.sort(parameters, (a, b) -> a.name().compareTo(b.name()));
    int count = parameters.length;
    names = new String[count];
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
    for (Parameter parameter : parameters) {
      int row = before.row(parameter.name());
      if (row >= 0 && !parameter.sameShape(before.parameters[row])) {
        throw new IllegalArgumentException(
            "parameter '%s' has shape %s, was bound with %s; its slots cannot be kept, give it another name"
                .formatted(
                    parameter.name(),
                    Arrays.toString(parameter.shape()),
                    Arrays.toString(before.parameters[row].shape())));
      }
    }
  }

  int count() {
    return names.length;
  }

  Parameter parameter(int row) {
    return parameters[row];
  }

  long parameterAddress(int row) {
    return parameterAddresses[row];
  }

  /** The row of a name, or -1. */
  int row(String name) {
    return rows.getOrDefault(name, -1);
  }

  /**
   * Proves that the tensors of a set have the bound shapes; {@link #prove} finds those that are
   * missing.
   */
  void proveShapes(ParameterSet set) {
    for (Parameter parameter : parameters) proveShape("parameter", parameter, set);
  }

  /** Proves that gradients have the shapes of their parameters. */
  static void proveShapes(ParameterSet params, ParameterSet grads) {
    for (Parameter parameter : params.parameters()) proveShape("gradient", parameter, grads);
  }

  private static void proveShape(String role, Parameter expected, ParameterSet set) {
    Parameter given = set.get(expected.name());
    if (given != null && !given.sameShape(expected)) {
      throw new IllegalArgumentException(
          "%s '%s' has shape %s, expected %s"
              .formatted(
                  role,
                  expected.name(),
                  Arrays.toString(given.shape()),
                  Arrays.toString(expected.shape())));
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
    sameNames("parameter", params);
    sameNames("gradient", grads);
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
        if (owner >= 0) throw overlap("gradient", names[i], "parameter", names[owner]);
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
    if (pair != null) throw overlap("parameter", names[pair[0]], "parameter", names[pair[1]]);
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

  private static IllegalArgumentException overlap(
      String role, String name, String otherRole, String otherName) {
    return new IllegalArgumentException(
        "%s '%s' overlaps %s '%s'".formatted(role, name, otherRole, otherName));
  }

  private FloatPointer find(String role, Map<String, FloatPointer> buffers, int row) {
    FloatPointer pointer = buffers.get(names[row]);
    if (pointer != null) return pointer;
    if (!buffers.containsKey(names[row])) throw differs(role, buffers.keySet());
    throw new IllegalArgumentException("%s '%s' is null".formatted(role, names[row]));
  }

  private void open(String role, int row, FloatPointer pointer, boolean counted) {
    if (counted && pointer.referenceCount() < 0) {
      throw new IllegalArgumentException(
          "%s '%s' is part of a buffer that was closed".formatted(role, names[row]));
    }
  }

  private void sameNames(String role, Map<String, FloatPointer> buffers) {
    if (buffers == null)
      throw new IllegalArgumentException("the map of %ss is null".formatted(role));
    if (buffers.size() != names.length) throw differs(role, buffers.keySet());
  }

  /** Says which name is missing or extra. */
  private IllegalArgumentException differs(String role, Collection<String> given) {
    for (String name : names) {
      if (!given.contains(name)) {
        return new IllegalArgumentException(
            "%s '%s' is missing; bind() changes the set".formatted(role, name));
      }
    }
    for (String name : given) {
      if (!rows.containsKey(name)) {
        return new IllegalArgumentException(
            "%s '%s' is not among the bound parameters; bind() changes the set"
                .formatted(role, name));
      }
    }
    throw new AssertionError("the names are the same");
  }
}
