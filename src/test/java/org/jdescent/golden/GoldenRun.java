package org.jdescent.golden;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.Optimizer;
import org.jdescent.Parameter;
import org.jdescent.ParameterSet;
import org.jdescent.Slot;

/**
 * One golden file, and the optimizer that must come to its numbers.
 *
 * @param file its path within the golden folder; its axes are snapshot, row (p, then the slots) and
 *     element, with zeros after the elements of a slot that has fewer than p
 * @param snapshots the steps after which the file has rows, ascending
 * @param tolerances by row: p and every slot that the file has
 * @param shape of the parameter
 */
public record GoldenRun(
    String file,
    Supplier<Optimizer> optimizer,
    List<Integer> snapshots,
    Map<String, Tolerance> tolerances,
    long... shape) {

  /** Trains, and compares every row of every snapshot with the file. */
  public List<Deviation> deviations() {
    NpyArray golden = NpyArray.read(file);
    int elements = elements();
    List<Integer> axes = List.of(snapshots.size(), tolerances.size(), elements);
    if (!golden.shape().equals(axes)) {
      throw new AssertionError(
          "golden file %s must have shape %s, got %s".formatted(file, axes, golden.shape()));
    }
    List<Deviation> worst = new ArrayList<>();
    int start = 0;
    for (Map.Entry<Integer, Map<String, float[]>> snapshot : train().entrySet()) {
      int step = snapshot.getKey();
      for (Map.Entry<String, float[]> got : snapshot.getValue().entrySet()) {
        String row = got.getKey();
        double[] expected = Arrays.copyOfRange(golden.values(), start, start += elements);
        Tolerance tolerance =
            Objects.requireNonNull(tolerances.get(row), () -> "no tolerance for row " + row);
        worst.add(Deviation.worst(file, step, row, expected, got.getValue(), tolerance));
      }
    }
    return worst;
  }

  private Map<Integer, Map<String, float[]>> train() {
    Map<Integer, Map<String, float[]>> frozen = new LinkedHashMap<>();
    try (Optimizer started = optimizer.get();
        FloatPointer p = new FloatPointer(Inputs.normal(0, elements()));
        FloatPointer g = new FloatPointer(elements())) {
      ParameterSet params = ParameterSet.of(new Parameter("p", p, shape));
      ParameterSet grads = ParameterSet.of(new Parameter("p", g, shape));
      for (int t = 1; t <= snapshots.get(snapshots.size() - 1); t++) {
        g.put(Inputs.normal(t, elements()));
        started.update(params, grads);
        if (snapshots.contains(t)) frozen.put(t, rows(p, started.slots("p")));
      }
    }
    return frozen;
  }

  private Map<String, float[]> rows(FloatPointer p, Map<String, FloatPointer> slots) {
    Map<String, float[]> rows = new LinkedHashMap<>();
    rows.put("p", copy(p));
    slots.forEach(
        (name, slot) -> {
          if (tolerances.containsKey(name)) rows.put(name, copy(slot));
        });
    return rows;
  }

  private float[] copy(FloatPointer from) {
    float[] values = new float[elements()];
    from.get(values, 0, (int) from.limit());
    return values;
  }

  private int elements() {
    return (int) Slot.zero("p").elements(shape);
  }

  @Override
  public String toString() {
    return file;
  }
}
