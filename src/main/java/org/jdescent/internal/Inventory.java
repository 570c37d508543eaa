package org.jdescent.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a state consists of, parameter by parameter: how it is saved, and restored. */
record Inventory(
    Stages stages,
    Binding binding,
    Planes planes,
    PlaneMemory memory,
    Scalars scalars,
    Accumulated accumulated) {

  /** What is known of each parameter beside its tensors. */
  Map<String, Saved.Known> known() {
    Map<String, Saved.Known> known = new LinkedHashMap<>();
    for (int row = 0; row < binding.count(); row++) {
      String group = stages.groups.get(binding.group(row)).name();
      String shape = Arrays.toString(binding.shape(row));
      boolean holds = accumulated.holds(row);
      double[] carried = scalars.carried().of(row).clone();
      long updates = scalars.updates(row);
      known.put(binding.name(row), new Saved.Known(group, shape, updates, holds, carried));
    }
    return known;
  }

  /** Takes over what is known of each parameter. */
  void take(Map<String, Saved.Known> known) {
    for (int row = 0; row < binding.count(); row++) {
      Saved.Known parameter = known.get(binding.name(row));
      boolean accumulates = planes.elements(row, Planes.ACCUMULATOR) >= 0;
      scalars.updates(row, parameter.updates());
      scalars.carried().take(row, parameter.carried());
      accumulated.holds(row, parameter.accumulated() && accumulates);
    }
  }

  /** The tensors it consists of; accumulators only where they hold something. */
  Contents contents() {
    Contents contents = new Contents();
    for (int plane = 0; plane < Planes.COUNT; plane++) {
      for (int row = 0; row < binding.count(); row++) {
        if (planes.elements(row, plane) < 0) continue;
        if (plane == Planes.ACCUMULATOR && !accumulated.holds(row)) continue;
        contents.add(planes.key(row, plane), planes.shape(row, plane), memory.view(row, plane));
      }
    }
    return contents;
  }
}
