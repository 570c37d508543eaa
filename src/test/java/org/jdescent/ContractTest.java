package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.internal.Native;
import org.jdescent.oracle.RulesOracle;
import org.jdescent.oracle.Tensor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rule equals its oracle in every bit of parameters and slots, whatever the size, place, tier
 * and threads.
 */
@ExtendWith(ManyThreads.class)
class ContractTest {
  /** What is combined with what. */
  private record Matrix(
      int[] sizes, long[][] shapes, int[] special, int[] offsets, int[] threads, long least) {}

  private static final Matrix WHOLE =
      new Matrix(
          new int[] {
            0, 1, 2, 3, 7, 8, 15, 16, 17, 31, 33, 63, 64, 65, 1003, 8191, 8192, 8193, 100_003
          },
          new long[][] {
            {3, 700}, {40, 27}, {1, 5}, {7, 1}, {2, 2049}, {5, 3, 2}, {0, 4}, {70, 65}, {9}, {},
            {1100, 3}
          },
          new int[] {1003, 20_000, 0, 64},
          new int[] {0, 1, 5, 16},
          new int[] {1, 2, 5},
          100_000_000);

  /** For processors that are emulated. */
  private static final Matrix SMALL =
      new Matrix(
          new int[] {1, 17, 1003},
          new long[][] {{3, 700}, {40, 27}, {5, 3, 2}, {0, 4}},
          new int[] {1003, 0, 64},
          new int[] {1},
          new int[] {2},
          1_000_000);

  private static final Matrix MATRIX = Boolean.getBoolean("jdescent.test.small") ? SMALL : WHOLE;
  private static final int STEPS = 4;
  private static final String ALL = ".*";
  private static final String WANTED = System.getProperty("jdescent.test.rules", ALL);
  private static long compared;

  static List<Rule> rules() {
    return Catalog.rules().stream().filter(r -> Catalog.optimizer(r).matches(WANTED)).toList();
  }

  @AfterAll
  static void count() {
    System.out.printf(
        "ContractTest: %,d elements equal the oracle in every bit, 0 differ%n", compared);
    if (WANTED.equals(ALL)) assertTrue(compared >= MATRIX.least, "compared only " + compared);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void equalsTheOracleAloneInItsSet(Rule rule) {
    for (int size : MATRIX.sizes) everywhere(rule, Values::normal, size);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void equalsTheOracleAmongOthers(Rule rule) {
    everywhere(rule, Values::normal, MATRIX.sizes);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void equalsTheOracleForMatrices(Rule rule) {
    everywhere(rule, Values::ordinary, MATRIX.shapes);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void takesSpecialValuesWhereTheFormulaTakesThem(Rule rule) {
    everywhere(rule, Values::special, MATRIX.special);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void leavesParametersAloneAtLearningRateZero(Rule rule) {
    assumeTrue(rule.scalesWithLearningRate(), "this rule does not scale with the learning rate");
    float[] before = Values.normal(1003, 1);
    try (Guarded p = new Guarded(before, 0);
        Guarded g = new Guarded(Values.normal(1003, 2), 0);
        Optimizer optimizer = Catalog.start(Catalog.with(rule, "learningRate", 0))) {
      optimizer.update(
          ParameterSet.of(new Parameter("p", p.pointer(), 1003)),
          ParameterSet.of(new Parameter("p", g.pointer(), 1003)));
      float[] after = p.get();
      for (int i = 0; i < before.length; i++)
        assertTrue(before[i] == after[i], "element " + i + " moved");
    }
  }

  /** All tiers of this machine, offsets and numbers of threads, against one run of the oracle. */
  private static void everywhere(
      Rule rule, BiFunction<Integer, Long, float[]> values, int... sizes) {
    everywhere(
        rule, values, Arrays.stream(sizes).mapToObj(s -> new long[] {s}).toArray(long[][]::new));
  }

  private static void everywhere(
      Rule rule, BiFunction<Integer, Long, float[]> values, long[]... shapes) {
    List<Run> expected = new ArrayList<>();
    for (int i = 0; i < shapes.length; i++) {
      expected.add(new Run(rule, values, 100 * i, shapes[i]));
    }
    train(expected);
    for (int tier = 0; tier <= Native.tierSupported(); tier++) {
      assertEquals(tier, Native.capTier(tier));
      for (int offset : MATRIX.offsets) {
        for (int threads : MATRIX.threads) {
          String where =
              "%s, shapes %s, tier %s, offset %d, %d threads"
                  .formatted(rule, Arrays.deepToString(shapes), JDescent.tier(), offset, threads);
          compare(rule, expected, offset, threads, where);
        }
      }
    }
  }

  private static void compare(Rule rule, List<Run> runs, int offset, int threads, String where) {
    List<Guarded> params = runs.stream().map(run -> new Guarded(run.start, offset)).toList();
    List<Guarded> grads =
        runs.stream().map(run -> new Guarded(run.start, (offset * 3) % 17)).toList();
    try (Optimizer optimizer = Catalog.start(rule).threads(threads)) {
      for (int t = 1; t <= STEPS; t++) {
        for (int i = 0; i < runs.size(); i++) grads.get(i).set(runs.get(i).gradients[t - 1]);
        assertEquals(Outcome.APPLIED, optimizer.update(set(runs, params), set(runs, grads)));
        assertEquals(t, optimizer.step());
        for (int i = 0; i < runs.size(); i++) {
          String what = where + ", tensor " + i + ", step " + t;
          equal(runs.get(i).parameters[t - 1], params.get(i).get(), "p", what);
          equal(runs.get(i).gradients[t - 1], grads.get(i).get(), "g", what);
          float[][] slots = runs.get(i).slots[t - 1];
          for (int s = 0; s < slots.length; s++) {
            String slot = rule.slots().get(s).name();
            float[] actual = new float[slots[s].length];
            FloatPointer view = optimizer.slots(name(i)).get(slot);
            assertEquals(actual.length, view.limit(), what);
            view.get(actual);
            equal(slots[s], actual, slot, what);
          }
        }
      }
    }
    for (Guarded buffer : params) assertTrue(buffer.guardsIntact(), where);
    for (Guarded buffer : grads) assertTrue(buffer.guardsIntact(), where);
    params.forEach(Guarded::close);
    grads.forEach(Guarded::close);
  }

  private static void equal(float[] expected, float[] actual, String what, String where) {
    int difference = Arrays.mismatch(expected, actual); // all NaNs are one value, +0 is not -0
    if (difference >= 0) {
      assertEquals(
          Float.toHexString(expected[difference]),
          Float.toHexString(actual[difference]),
          "%s[%d], %s".formatted(what, difference, where));
    }
    compared += expected.length;
  }

  private static ParameterSet set(List<Run> runs, List<Guarded> buffers) {
    Parameter[] parameters = new Parameter[buffers.size()];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = new Parameter(name(i), buffers.get(i).pointer(), runs.get(i).tensor.shape);
    }
    return ParameterSet.of(parameters);
  }

  /** Names are in the order of the runs. */
  private static String name(int i) {
    return "tensor %02d".formatted(i);
  }

  /** Lets the oracle train all tensors together. */
  private static void train(List<Run> runs) {
    List<Tensor> tensors = runs.stream().map(run -> run.tensor).toList();
    RulesOracle.join(tensors);
    for (int t = 0; t < STEPS; t++) {
      int now = t;
      RulesOracle.step(t + 1, tensors, runs.stream().map(run -> run.gradients[now]).toList());
      for (Run run : runs) {
        run.parameters[t] = run.tensor.p.clone();
        run.slots[t] = Arrays.stream(run.tensor.slots).map(float[]::clone).toArray(float[][]::new);
      }
    }
  }

  /** What the oracle makes of one tensor, step by step. */
  private static final class Run {
    final Tensor tensor;
    final float[] start;
    final float[][] gradients = new float[STEPS][];
    final float[][] parameters = new float[STEPS][];
    final float[][][] slots = new float[STEPS][][];

    Run(Rule rule, BiFunction<Integer, Long, float[]> values, long seed, long... shape) {
      int size = (int) Slot.zero("p").elements(shape);
      start = values.apply(size, seed);
      tensor = Tensor.alone(rule, start, shape);
      for (int t = 1; t <= STEPS; t++) gradients[t - 1] = values.apply(size, seed + t);
    }
  }
}
