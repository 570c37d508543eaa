package org.jdescent.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeparateStepTest {
  private static final int[] TENSORS = {20_003, 1, 40, 47_919, 1_000};
  private static final int STEPS = 20;
  private static final float CLOSE = 1e-6f; // of the largest: the sum of squares has another order
  private static final WholeStep WHOLE = new WholeStep(0.01);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void fusedAndSeparateAgree(int threads) {
    try (NativeStep fused = new NativeStep(WHOLE.fused().threads(threads), TENSORS);
        SeparateStep separate = new SeparateStep(WHOLE, threads, TENSORS)) {
      for (int t = 1; t <= STEPS; t++) {
        fill(fused.grads(), t);
        fill(separate.adam().grads(), t);
        fused.run();
        separate.run();
      }
      assertTrue(fused.optimizer().gradientNorm() > WholeStep.LIMIT);
      for (int i = 0; i < TENSORS.length; i++) {
        String name = "layer" + i;
        assertClose(fused.params().get(name), separate.adam().params().get(name));
        assertClose(
            fused.optimizer().averages(name).get(WholeStep.AVERAGE.name()),
            separate.averages().get(i));
        for (String slot : new String[] {"m", "v"}) {
          assertClose(
              fused.optimizer().slots(name).get(slot),
              separate.adam().optimizer().slots(name).get(slot));
        }
        assertArrayEquals(new float[TENSORS[i]], read(fused.grads().get(name)));
        assertArrayEquals(new float[TENSORS[i]], read(separate.adam().grads().get(name)));
      }
    }
  }

  /** Gradients of step t. */
  private static void fill(Map<String, FloatPointer> grads, int t) {
    for (FloatPointer g : grads.values()) {
      float[] values = Values.array((int) g.limit());
      for (int i = 0; i < values.length; i++) values[i] *= (i + t) % 7 - 3;
      g.put(values);
    }
  }

  private static void assertClose(FloatPointer expected, FloatPointer actual) {
    float[] values = read(expected);
    float largest = 0;
    for (float value : values) largest = Math.max(largest, Math.abs(value));
    assertArrayEquals(values, read(actual), CLOSE * largest);
  }

  private static float[] read(FloatPointer pointer) {
    float[] values = new float[(int) pointer.limit()];
    pointer.get(values);
    return values;
  }
}
