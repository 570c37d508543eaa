package org.jdescent.golden;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.Optimizer;
import org.jdescent.Outcome;
import org.jdescent.Parameter;
import org.jdescent.ParameterSet;
import org.jdescent.Recipe;

/**
 * A whole recipe, and the golden files that it must come to.
 *
 * @param file its path within the golden folder; its axes are snapshot, row (p, the slots, the
 *     averages) and element, tensor after tensor
 * @param recipe what trains
 * @param calls how many updates make a step or skip it
 * @param gradients what is made of a gradient's inputs
 * @param rows by name, in the file's order, with tolerances
 * @param series files with a number for every step
 */
public record StepRun(
    String file,
    Recipe recipe,
    int calls,
    Gradients gradients,
    Map<String, Tolerance> rows,
    List<Series> series) {
  private static final int STEPS = 100;
  private static final List<Integer> SNAPSHOTS = List.of(1, 10, STEPS);

  /** The gradient that a parameter gets; null for none. */
  interface Gradients {
    float[] of(Optimizer optimizer, int step, String name, float[] values);
  }

  /** A number for every step. */
  record Series(String file, String name, ToDoubleFunction<Optimizer> number, Tolerance allowed) {}

  StepRun calls(int value) {
    return new StepRun(file, recipe, value, gradients, rows, series);
  }

  StepRun gradients(Gradients value) {
    return new StepRun(file, recipe, calls, value, rows, series);
  }

  /** With one row more. */
  StepRun and(String row, Tolerance tolerance) {
    Map<String, Tolerance> more = new LinkedHashMap<>(rows);
    more.put(row, tolerance);
    return new StepRun(file, recipe, calls, gradients, more, series);
  }

  /** The files that this run reads. */
  public Stream<String> files() {
    return Stream.concat(Stream.of(file), series.stream().map(Series::file));
  }

  /** Trains, and compares every row of every snapshot, and every series. */
  public List<Deviation> deviations() {
    NpyArray golden = read(file, List.of(SNAPSHOTS.size(), rows.size(), StepTensors.elements()));
    List<Deviation> worst = new ArrayList<>();
    Map<Series, double[]> numbers = new LinkedHashMap<>();
    for (Series one : series) numbers.put(one, new double[STEPS]);
    try (Optimizer optimizer = recipe.start();
        StepTensors params = StepTensors.beginning();
        StepTensors grads = new StepTensors()) {
      int start = 0;
      for (int t = 1; t <= STEPS; t++) {
        step(optimizer, t, params.all(), grads);
        for (Series one : series) numbers.get(one)[t - 1] = one.number.applyAsDouble(optimizer);
        if (!SNAPSHOTS.contains(t)) continue;
        for (Map.Entry<String, Tolerance> row : rows.entrySet()) {
          int end = start + StepTensors.elements();
          double[] expected = Arrays.copyOfRange(golden.values(), start, end);
          float[] got = row(optimizer, params.all(), row.getKey());
          worst.add(Deviation.worst(file, t, row.getKey(), expected, got, row.getValue()));
          start = end;
        }
      }
      for (String average : optimizer.averages("a").keySet()) proveCopy(optimizer, params, average);
    }
    numbers.forEach((one, got) -> worst.add(worst(one, got)));
    return worst;
  }

  private void step(Optimizer optimizer, int t, ParameterSet params, StepTensors grads) {
    for (int call = 1; call <= calls; call++) {
      int stream = (t - 1) * calls + call;
      ParameterSet given =
          grads.put(stream, (name, values) -> gradients.of(optimizer, t, name, values));
      boolean accumulated = optimizer.update(params, given) == Outcome.ACCUMULATED;
      if (accumulated != call < calls) throw new AssertionError(this + ": step in call " + call);
    }
  }

  /** Zeros where a parameter has no such row, as the scripts write. */
  private static float[] row(Optimizer optimizer, ParameterSet params, String row) {
    float[] values = new float[StepTensors.elements()];
    int start = 0;
    for (Parameter parameter : params.parameters()) {
      Map<String, FloatPointer> memory = new LinkedHashMap<>(optimizer.slots(parameter.name()));
      memory.putAll(optimizer.averages(parameter.name()));
      memory.put("p", parameter.data());
      int size = (int) parameter.elements();
      if (memory.containsKey(row)) memory.get(row).get(values, start, size);
      start += size;
    }
    return values;
  }

  /** A copy has what the optimizer keeps, and frozen parameters as they are. */
  private void proveCopy(Optimizer optimizer, StepTensors params, String average) {
    try (StepTensors copy = new StepTensors()) {
      optimizer.copyAverage(average, copy.all());
      for (Parameter got : copy.all().parameters()) {
        FloatPointer frozen = params.all().get(got.name()).data();
        FloatPointer kept = optimizer.averages(got.name()).getOrDefault(average, frozen);
        for (long i = 0; i < got.elements(); i++) {
          if (got.data().get(i) == kept.get(i)) continue;
          throw new AssertionError("%s: copy of %s, %s".formatted(this, average, got));
        }
      }
    }
  }

  private static Deviation worst(Series one, double[] got) {
    double[] expected = read(one.file, List.of(STEPS)).values();
    Deviation worst = null;
    for (int i = 0; i < STEPS; i++) {
      double error = one.allowed.measure().error(expected[i], got[i], Double.NaN);
      if (worst != null && Double.compare(error, worst.error()) <= 0) continue;
      worst = new Deviation(one.file, i + 1, one.name, 0, expected[i], got[i], error, one.allowed);
    }
    return worst;
  }

  private static NpyArray read(String file, List<Integer> shape) {
    NpyArray golden = NpyArray.read(file);
    if (golden.shape().equals(shape)) return golden;
    throw new AssertionError(
        "golden file %s must have shape %s, got %s".formatted(file, shape, golden.shape()));
  }

  @Override
  public String toString() {
    return file;
  }
}
