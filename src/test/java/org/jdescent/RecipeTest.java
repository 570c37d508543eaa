package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.internal.Native;
import org.jdescent.oracle.Composition;
import org.jdescent.oracle.RecipeOracle;
import org.jdescent.oracle.Tensor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random recipes equal the plain-Java oracle in every bit, whatever the tier and the number of
 * threads. A seed is a test; {@code -Djdescent.test.seed=N} begins elsewhere.
 */
@ExtendWith(ManyThreads.class)
class RecipeTest {
  private static final long SEED = Long.getLong("jdescent.test.seed", 1);
  private static final int SEEDS = Integer.getInteger("jdescent.test.seeds", 300);
  private static final int CALLS = 14;
  private static final int[] THREADS = {1, 2, 5, 16};
  private static final long[][] SHAPES = {
    {0}, {1}, {63}, {64}, {65}, {1023}, {1024}, {1025}, {4099}, {3, 700}, {40, 27}, {2, 2049},
    {0, 7}
  };
  private static long compared;
  private static final Map<Outcome, Integer> OUTCOMES = new EnumMap<>(Outcome.class);

  static IntStream seeds() {
    return IntStream.range(0, SEEDS);
  }

  @AfterAll
  static void count() {
    System.out.printf(
        "RecipeTest: seeds %d to %d, %,d numbers equal the oracle in every bit, %s%n",
        SEED, SEED + SEEDS - 1, compared, OUTCOMES);
    if (SEEDS < 50) return; // so few may come without one
    assertEquals(Outcome.values().length, OUTCOMES.size(), "not every outcome occurred");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void equalsTheOracle(int number) {
    long seed = SEED + number;
    for (int tier = 0; tier <= Native.tierSupported(); tier++) {
      Native.capTier(tier);
      int threads = THREADS[(number + tier) % THREADS.length];
      new Run(seed).run(threads, "seed %d, tier %d, %d threads".formatted(seed, tier, threads));
    }
  }

  /** One recipe, trained by the library and by the oracle side by side. */
  private static final class Run {
    private final SplittableRandom random;
    private final Composition composition;
    private final List<Rule> rules;
    private final List<String> names = new ArrayList<>();
    private final List<Tensor> tensors = new ArrayList<>();
    private final List<Guarded> params = new ArrayList<>();
    private final List<Guarded> grads = new ArrayList<>();

    Run(long seed) {
      random = new SplittableRandom(seed);
      Compositions compositions = new Compositions(random);
      composition = compositions.next();
      rules = compositions.rules();
      for (int g = 0; g < rules.size(); g++) {
        for (int k = 1 + random.nextInt(3); k > 0; k--) {
          long[] shape = SHAPES[random.nextInt(SHAPES.length)];
          int size = (int) Slot.zero("p").elements(shape);
          float[] values = Values.ordinary(size, random.nextLong());
          names.add("g%d.%d".formatted(g, k));
          tensors.add(new Tensor(rules.get(g), values, composition.averages().size(), shape));
          params.add(new Guarded(values, random.nextInt(17)));
          grads.add(new Guarded(values, random.nextInt(17)));
        }
      }
      sortByName();
    }

    /** The library works in name order; so do the norms. */
    private void sortByName() {
      List<Integer> order =
          IntStream.range(0, names.size())
              .boxed()
              .sorted((a, b) -> names.get(a).compareTo(names.get(b)))
              .toList();
      List<Tensor> sorted = order.stream().map(tensors::get).toList();
      List<Guarded> p = order.stream().map(params::get).toList();
      List<Guarded> g = order.stream().map(grads::get).toList();
      Collections.sort(names);
      Collections.copy(tensors, sorted);
      Collections.copy(params, p);
      Collections.copy(grads, g);
    }

    void run(int threads, String where) {
      RecipeOracle oracle = new RecipeOracle(composition, tensors);
      try (Optimizer optimizer = composition.recipe(rules).start().threads(threads)) {
        for (int call = 1; call <= CALLS; call++) {
          float[][] gradients = gradients(oracle.lossScale);
          Outcome expected = oracle.update(gradients);
          assertEquals(expected, update(optimizer, gradients), where);
          OUTCOMES.merge(expected, 1, Integer::sum);
          compare(optimizer, oracle, gradients, where + ", call " + call + ", " + composition);
        }
      } finally {
        for (Guarded p : params) p.close();
        for (Guarded g : grads) g.close();
      }
    }

    /** Some are missing where they may be, some are not finite. */
    private float[][] gradients(double scale) {
      float[][] gradients = new float[tensors.size()][];
      for (int i = 0; i < gradients.length; i++) {
        Tensor tensor = tensors.get(i);
        boolean optional = tensor.rule == null || composition.missing() == Missing.SKIP;
        if (optional && random.nextInt(4) == 0) continue;
        float[] g = Values.ordinary(tensor.p.length, random.nextLong());
        for (int k = 0; k < g.length; k++) g[k] *= (float) scale;
        if (random.nextInt(20) == 0) g = Values.special(g.length, random.nextLong());
        gradients[i] = g;
        grads.get(i).set(g);
      }
      return gradients;
    }

    private Outcome update(Optimizer optimizer, float[][] gradients) {
      List<Parameter> given = new ArrayList<>();
      for (int i = 0; i < gradients.length; i++) {
        if (gradients[i] != null) given.add(parameter(grads, i));
      }
      ParameterSet all =
          ParameterSet.of(
              IntStream.range(0, names.size())
                  .mapToObj(i -> parameter(params, i))
                  .toArray(Parameter[]::new));
      try {
        return optimizer.update(all, ParameterSet.of(given.toArray(new Parameter[0])));
      } catch (NonFiniteGradientException e) {
        assertEquals(NonFinite.THROW, composition.nonFinite());
        return Outcome.SKIPPED;
      }
    }

    private Parameter parameter(List<Guarded> buffers, int i) {
      return new Parameter(names.get(i), buffers.get(i).pointer(), tensors.get(i).shape);
    }

    private void compare(
        Optimizer optimizer, RecipeOracle oracle, float[][] gradients, String where) {
      assertEquals(oracle.step, optimizer.step(), where);
      assertEquals(oracle.lossScale, optimizer.lossScale(), where);
      assertEquals(oracle.gradientNorm, optimizer.gradientNorm(), where);
      assertEquals(oracle.updateNorm, optimizer.updateNorm(), where);
      assertEquals(oracle.skips, optimizer.skips().total(), where);
      String blamed = oracle.offender < 0 ? null : names.get(oracle.offender);
      assertEquals(blamed, optimizer.skips().parameter(), where);
      for (int i = 0; i < names.size(); i++) {
        Tensor tensor = tensors.get(i);
        String what = names.get(i) + ", " + where;
        equal(tensor.p, params.get(i).get(), what);
        if (gradients[i] != null) equal(gradients[i], grads.get(i).get(), "gradient " + what);
        assertTrue(params.get(i).guardsIntact() && grads.get(i).guardsIntact(), what);
        Map<String, FloatPointer> slots = optimizer.slots(names.get(i));
        int s = 0;
        for (String slot : slots.keySet()) equal(tensor.slots[s++], slots.get(slot), slot + what);
        assertEquals(tensor.slots.length, s, what);
        Map<String, FloatPointer> averages = optimizer.averages(names.get(i));
        if (tensor.rule == null) continue;
        for (int a = 0; a < tensor.averages.length; a++) {
          String average = composition.averages().get(a).name();
          equal(tensor.averages[a], averages.get(average), average + " " + what);
        }
        if (composition.every() > 0) equal(tensor.slow, averages.get("lookahead"), what);
      }
    }

    private static void equal(float[] expected, FloatPointer view, String where) {
      float[] actual = new float[(int) view.limit()];
      view.get(actual);
      equal(expected, actual, where);
    }

    private static void equal(float[] expected, float[] actual, String where) {
      assertArrayEquals(expected, actual, where); // all NaNs are one value, +0 is not -0
      compared += expected.length;
    }
  }
}
