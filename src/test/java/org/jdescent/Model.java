package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;

/** A few named tensors with gradients, for tests of what surrounds the rules. */
final class Model implements AutoCloseable {
  final Map<String, FloatPointer> params = new LinkedHashMap<>();
  final Map<String, FloatPointer> grads = new LinkedHashMap<>();
  private final Map<String, long[]> shapes = new LinkedHashMap<>();

  Model with(String name, long... shape) {
    int size = (int) Slot.zero("p").elements(shape);
    shapes.put(name, shape);
    params.put(name, new FloatPointer(Values.ordinary(size, name.hashCode())));
    grads.put(name, new FloatPointer(Values.ordinary(size, 1 + name.hashCode())));
    return this;
  }

  static Model small() {
    return new Model().with("fc.weight", 3, 4).with("fc.bias", 3);
  }

  ParameterSet shaped(Map<String, FloatPointer> buffers) {
    return ParameterSet.of(
        buffers.entrySet().stream()
            .map(e -> new Parameter(e.getKey(), e.getValue(), shapes.get(e.getKey())))
            .toArray(Parameter[]::new));
  }

  Outcome update(Optimizer optimizer) {
    return optimizer.update(shaped(params), shaped(grads));
  }

  float[] p(String name) {
    return read(params.get(name));
  }

  float[] g(String name) {
    return read(grads.get(name));
  }

  void g(String name, float... values) {
    grads.get(name).put(values);
  }

  /** Puts a value into every gradient. */
  void fill(float value) {
    grads
        .values()
        .forEach(
            g -> {
              for (long i = 0; i < g.limit(); i++) g.put(i, value);
            });
  }

  /** The same views with the same bits. */
  static void assertSame(Map<String, FloatPointer> expected, Map<String, FloatPointer> got) {
    assertEquals(expected.keySet(), got.keySet());
    expected.forEach((name, view) -> assertArrayEquals(read(view), read(got.get(name)), name));
  }

  static float[] read(FloatPointer pointer) {
    float[] values = new float[(int) pointer.limit()];
    pointer.get(values);
    return values;
  }

  @Override
  public void close() {
    params.values().forEach(FloatPointer::close);
    grads.values().forEach(FloatPointer::close);
  }
}
