package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.internal.Native;
import org.jdescent.oracle.RecipeOracle;
import org.jdescent.oracle.Tensor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random recipes equal the plain-Java oracle in every bit, whatever the tier and the number of
 * threads, and however often they go on in another optimizer. A seed is a test; {@code
 * -Djdescent.test.seed=N} begins elsewhere.
 */
@ExtendWith(ManyThreads.class)
class RecipeTest {
  private static final long SEED = Long.getLong("jdescent.test.seed", 1);
  private static final int SEEDS = Integer.getInteger("jdescent.test.seeds", 300);
  private static final int[] THREADS = {1, 2, 5, 16};
  private static final Map<Outcome, Integer> OUTCOMES = new EnumMap<>(Outcome.class);
  private static long compared;
  private static long resumed;

  static IntStream seeds() {
    return IntStream.range(0, SEEDS);
  }

  @AfterAll
  static void count() {
    System.out.printf(
        "RecipeTest: seeds %d to %d, %,d numbers equal the oracle in every bit, %s,"
            + " %,d times gone on in another optimizer%n",
        SEED, SEED + SEEDS - 1, compared, OUTCOMES, resumed);
    if (SEEDS < 50) return; // so few may come without one
    assertEquals(Outcome.values().length, OUTCOMES.size(), "not every outcome occurred");
    assertTrue(resumed > SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void equalsTheOracle(int number) {
    long seed = SEED + number;
    for (int tier = 0; tier <= Native.tierSupported(); tier++) {
      Native.capTier(tier);
      int threads = THREADS[(number + tier) % THREADS.length];
      String where = "seed %d, tier %d, %d threads".formatted(seed, tier, threads);
      try (RandomRun run = new RandomRun(seed);
          Resumption resumption = new Resumption(seed + tier)) {
        equalsTheOracle(run, resumption, threads, where + ", " + run.composition);
      }
    }
  }

  private static void equalsTheOracle(
      RandomRun run, Resumption resumption, int threads, String where) {
    int averages = run.composition.averages().size();
    List<Tensor> tensors =
        run.members.stream()
            .map(member -> new Tensor(member.rule, member.values, averages, member.shape))
            .toList();
    RecipeOracle oracle = new RecipeOracle(run.composition, tensors);
    Optimizer optimizer = run.start(threads);
    try {
      for (int call = 1; call <= RandomRun.CALLS; call++) {
        optimizer = resumption.next(optimizer, () -> run.start(threads), run.params());
        float[][] gradients = run.gradients(call, oracle.lossScale);
        Outcome outcome = run.update(optimizer, gradients);
        assertEquals(oracle.update(gradients), outcome, where);
        OUTCOMES.merge(outcome, 1, Integer::sum);
        compare(run, optimizer, oracle, gradients, where + ", call " + call);
      }
    } finally {
      optimizer.close();
    }
    resumed += resumption.count();
  }

  private static void compare(
      RandomRun run, Optimizer optimizer, RecipeOracle oracle, float[][] gradients, String where) {
    assertEquals(oracle.step, optimizer.step(), where);
    assertEquals(oracle.lossScale, optimizer.lossScale(), where);
    assertEquals(oracle.gradientNorm, optimizer.gradientNorm(), where);
    assertEquals(oracle.updateNorm, optimizer.updateNorm(), where);
    assertEquals(oracle.skips, optimizer.skips().total(), where);
    String blamed = oracle.offender < 0 ? null : run.members.get(oracle.offender).name;
    assertEquals(blamed, optimizer.skips().parameter(), where);
    for (int i = 0; i < run.members.size(); i++) {
      RandomRun.Member member = run.members.get(i);
      Tensor tensor = oracle.tensors.get(i);
      String what = member.name + ", " + where;
      equal(tensor.p, member.p.get(), what);
      if (gradients[i] != null) equal(gradients[i], member.g.get(), "gradient " + what);
      assertTrue(member.p.guardsIntact() && member.g.guardsIntact(), what);
      Map<String, FloatPointer> slots = optimizer.slots(member.name);
      int s = 0;
      for (String slot : slots.keySet()) equal(tensor.slots[s++], slots.get(slot), slot + what);
      assertEquals(tensor.slots.length, s, what);
      Map<String, FloatPointer> averages = optimizer.averages(member.name);
      if (tensor.rule == null) continue;
      for (int a = 0; a < tensor.averages.length; a++) {
        String average = run.composition.averages().get(a).name();
        equal(tensor.averages[a], averages.get(average), average + " " + what);
      }
      if (run.composition.every() > 0) equal(tensor.slow, averages.get("lookahead"), what);
    }
  }

  private static void equal(float[] expected, FloatPointer view, String where) {
    equal(expected, Model.read(view), where);
  }

  private static void equal(float[] expected, float[] actual, String where) {
    assertArrayEquals(expected, actual, where); // all NaNs are one value, +0 is not -0
    compared += expected.length;
  }
}
