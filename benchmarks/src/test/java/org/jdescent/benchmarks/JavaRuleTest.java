package org.jdescent.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JavaRuleTest {
  private static final int[] TENSORS = {1_003, 1, 40, 7_919};

  @ParameterizedTest
  @EnumSource
  void rivalsComputeTheSameBits(Algorithm algorithm) {
    try (NativeStep library = new NativeStep(algorithm.optimizer(), TENSORS);
        JavaStep one = new JavaStep(algorithm, Algorithm.RATE, 1, TENSORS);
        JavaStep three = new JavaStep(algorithm, Algorithm.RATE, 3, TENSORS)) {
      for (int i = 0; i < 50; i++) {
        library.run();
        one.run();
        three.run();
      }
      for (int i = 0; i < TENSORS.length; i++) {
        float[] expected = new float[TENSORS[i]];
        library.params().get("layer" + i).get(expected);
        assertArrayEquals(expected, one.params()[i]);
        assertArrayEquals(expected, three.params()[i]);
      }
    }
  }
}
