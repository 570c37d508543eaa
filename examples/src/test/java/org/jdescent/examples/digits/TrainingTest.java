package org.jdescent.examples.digits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.jdescent.Optimizer;
import org.jdescent.examples.Contender;
import org.jdescent.examples.Entrant;
import org.jdescent.examples.digits.DigitSet.Split;
import org.jdescent.optimizers.RProp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingTest {
  private static final Split DATA = Split.of(Handwriting.write(1000, 1));

  @BeforeEach
  void useOneThread() {
    openblas_nolapack.blas_set_num_threads(1);
  }

  @ParameterizedTest
  @EnumSource
  void everyOptimizerLearns(Contender contender) {
    assertLearnt(run(contender, 1, 150, 1));
  }

  @ParameterizedTest
  @MethodSource("entrants")
  void everyEntrantLearns(Entrant entrant) {
    Training training = new Training(DATA, 1, 300, 64);
    Training.Result result = training.run(entrant, entrant.digitsRate(), 1, loss -> {});
    boolean fullBatch = entrant.rule() instanceof RProp.Hyper; // with small ones its loss may rise
    if (fullBatch) assertTrue(result.accuracy() > 0.2, "accuracy " + result.accuracy());
    else assertLearnt(result);
  }

  private static void assertLearnt(Training.Result result) {
    int end = result.losses().length;
    double first = Arrays.stream(result.losses(), 0, 10).average().orElseThrow();
    double last = Arrays.stream(result.losses(), end - 10, end).average().orElseThrow();
    assertTrue(last < 0.9 * first, "from %s to %s".formatted(first, last));
    assertTrue(result.accuracy() > 0.2, "accuracy " + result.accuracy());
  }

  static List<Named<Entrant>> entrants() {
    return Entrant.ALL.stream().map(entrant -> Named.of(entrant.name(), entrant)).toList();
  }

  @Test
  void lossIsTheMeanOfTheLastHundred() {
    double[] losses = IntStream.rangeClosed(1, 300).asDoubleStream().toArray();
    Training.Result result = new Training.Result(losses, 1, 1, 1);
    assertEquals(250.5, result.loss(300));
    assertEquals(150.5, result.loss(200));
    assertEquals(1.5, result.loss(2));
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
