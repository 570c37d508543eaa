package org.jdescent.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.Parameter;
import org.jdescent.ParameterSet;

/** The tensors of {@code tensors.py}, in native memory. */
public final class StepTensors implements AutoCloseable {
  private static final Map<String, long[]> SHAPES = new LinkedHashMap<>();

  static {
    SHAPES.put("a", new long[] {7, 43});
    SHAPES.put("b", new long[] {20});
    SHAPES.put("c", new long[] {});
    SHAPES.put("d", new long[] {3, 2, 2, 2});
  }

  private final Map<String, Parameter> tensors = new LinkedHashMap<>();

  /** All zero. */
  public StepTensors() {
    SHAPES.forEach(
        (name, shape) -> {
          FloatPointer data = new FloatPointer(size(shape));
          tensors.put(name, new Parameter(name, data, shape));
        });
  }

  /** Parameters before the first step: stream 0, but d is zero. */
  public static StepTensors beginning() {
    StepTensors tensors = new StepTensors();
    tensors.put(0, (name, values) -> name.equals("d") ? new float[values.length] : values);
    return tensors;
  }

  /** What becomes of a tensor's share of a stream; null for a tensor that is absent. */
  public interface Change {
    /** The values, which may be changed. */
    float[] of(String name, float[] values);
  }

  /**
   * Fills the tensors from a stream, one after the other, and answers those that are not absent.
   */
  public ParameterSet put(long stream, Change change) {
    float[] values = Inputs.normal(stream, elements());
    List<Parameter> present = new ArrayList<>();
    int start = 0;
    for (Parameter tensor : tensors.values()) {
      int size = (int) tensor.elements();
      float[] share = new float[size];
      System.arraycopy(values, start, share, 0, size);
      start += size;
      float[] changed = change.of(tensor.name(), share);
      if (changed == null) continue;
      tensor.data().put(changed);
      present.add(tensor);
    }
    return ParameterSet.of(present.toArray(new Parameter[0]));
  }

  /** All of them. */
  public ParameterSet all() {
    return ParameterSet.of(tensors.values().toArray(new Parameter[0]));
  }

  static int elements() {
    return SHAPES.values().stream().mapToInt(StepTensors::size).sum();
  }

  private static int size(long[] shape) {
    int size = 1;
    for (long dimension : shape) size *= (int) dimension;
    return size;
  }

  @Override
  public void close() {
    tensors.values().forEach(tensor -> tensor.data().close());
  }
}
