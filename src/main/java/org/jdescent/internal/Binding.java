package org.jdescent.internal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.Parameter;
import org.jdescent.ParameterSet;

/** The bound parameters in name order: names, shapes, groups. */
final class Binding {
  private final Map<String, Integer> rows = new HashMap<>();
  private final String[] names;
  private final long[][] shapes;
  private final long[] sizes;
  private final int[] groups;
  private final boolean[] frozen;
  private final boolean shaped;

  /** Binds a set, and asks the groups which parameters are theirs. */
  Binding(ParameterSet set, List<Group> groups) {
    Parameter[] parameters = inOrder(set);
    int count = parameters.length;
    shaped = set.hasShapes();
    names = new String[count];
    shapes = new long[count][];
    sizes = new long[count];
    this.groups = new int[count];
    frozen = new boolean[count];
    for (int i = 0; i < count; i++) {
      names[i] = parameters[i].name();
      shapes[i] = parameters[i].shape();
      sizes[i] = parameters[i].elements();
      this.groups[i] = groupOf(parameters[i], set, groups);
      frozen[i] = groups.get(this.groups[i]).isFrozen();
      rows.put(names[i], i);
    }
  }

  static Parameter[] inOrder(ParameterSet set) {
    Parameter[] parameters = set.parameters().toArray(new Parameter[0]);
    Arrays.sort(parameters, Comparator.comparing(Parameter::name));
    return parameters;
  }

  private static int groupOf(Parameter parameter, ParameterSet set, List<Group> groups) {
    int group = 0;
    while (!groups.get(group).members().test(parameter, set)) group++;
    return group;
  }

  /** Proves that names which an earlier binding knows kept their shapes and groups. */
  void proveContinues(Binding before, List<Group> groupList) {
    for (int i = 0; i < names.length; i++) {
      int row = before.row(names[i]);
      if (row < 0) continue;
      Proofs.keepsShape(names[i], before.shapes[row], shapes[i]);
      Proofs.keepsGroup(
          names[i], groupList.get(before.groups[row]).name(), groupList.get(groups[i]).name());
    }
  }

  /** Proves that the tensors of a set have the bound shapes. */
  void proveShapes(String role, ParameterSet set) {
    for (int i = 0; i < names.length; i++) {
      Proofs.sameShape(role, names[i], shapes[i], set);
    }
  }

  /** Whether the set has shapes. */
  boolean isShaped() {
    return shaped;
  }

  /** The bound set, with its buffers where they are now. */
  ParameterSet parameters(Addresses addresses) {
    Parameter[] parameters = new Parameter[names.length];
    for (int i = 0; i < names.length; i++) {
      parameters[i] = new Parameter(names[i], addresses.held(i), shapes[i]);
    }
    if (shaped) return ParameterSet.of(parameters);
    Map<String, FloatPointer> buffers = new HashMap<>();
    for (Parameter parameter : parameters) buffers.put(parameter.name(), parameter.data());
    return ParameterSet.of(buffers);
  }

  int count() {
    return names.length;
  }

  String[] names() {
    return names;
  }

  String name(int row) {
    return names[row];
  }

  long[] shape(int row) {
    return shapes[row];
  }

  long[] sizes() {
    return sizes;
  }

  long size(int row) {
    return sizes[row];
  }

  /** The index of a parameter's group. */
  int group(int row) {
    return groups[row];
  }

  boolean isFrozen(int row) {
    return frozen[row];
  }

  /** The row of a name, or -1. */
  int row(String name) {
    return rows.getOrDefault(name, -1);
  }

  /**
   * The row of a name.
   *
   * @throws IllegalArgumentException if it is not bound
   */
  int rowOf(String name) {
    int row = row(name);
    if (row < 0) throw new IllegalArgumentException("no parameter '%s' is bound".formatted(name));
    return row;
  }
}
