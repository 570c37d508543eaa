package org.jdescent.examples.digits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.jdescent.Optimizer;
import org.jdescent.examples.Contender;
import org.jdescent.examples.digits.DigitSet.Split;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingTest {
  private static final Split DATA = Split.of(Handwriting.write(1000, 1));

  @BeforeEach
  void useOneThread() {
    openblas_nolapack.blas_set_num_threads(1);
  }

  @ParameterizedTest
  @EnumSource
  void everyOptimizerLearns(Contender contender) {
    Training.Result result = run(contender, 1, 150, 1);
    double first = Arrays.stream(result.losses(), 0, 10).average().orElseThrow();
    double last = Arrays.stream(result.losses(), 140, 150).average().orElseThrow();
    assertTrue(last < 0.9 * first, "from %s to %s".formatted(first, last));
    assertTrue(result.accuracy() > 0.2, "accuracy " + result.accuracy());
  }

  @Test
  void sameSeedGivesTheSameBits() {
    Training.Result one = run(Contender.ADAM, 1, 50, 1);
    Training.Result other = run(Contender.ADAM, 1, 50, 2);
    assertArrayEquals(one.losses(), other.losses());
    assertEquals(one.accuracy(), other.accuracy());
    assertFalse(Arrays.equals(one.losses(), run(Contender.ADAM, 2, 50, 1).losses()));
  }

  /** The first batch is seen with the weights as they were initialised. */
  @Test
  void allStartFromTheSameWeightsAndBatch() {
    double loss = run(Contender.SGD, 1, 1, 1).losses()[0];
    for (Contender contender : Contender.values()) {
      assertEquals(loss, run(contender, 1, 1, 1).losses()[0]);
    }
  }

  @Test
  void memoryIsFreed() {
    run(Contender.ADAM, 1, 2, 1);
    long before = Pointer.totalBytes();
    run(Contender.ADAM, 1, 2, 1);
    assertEquals(before, Pointer.totalBytes());
  }

  private static Training.Result run(Contender contender, long seed, int iterations, int threads) {
    try (Optimizer optimizer = contender.start().threads(threads)) {
      return new Training(DATA, seed, iterations, 64).run(optimizer, loss -> {});
    }
  }
}
