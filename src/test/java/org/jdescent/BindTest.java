package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.jdescent.internal.ThreadBudget;
import org.jdescent.optimizers.Adam;
import org.jdescent.optimizers.SGD;
import org.jdescent.oracle.Oracle;
import org.junit.jupiter.api.Test;

/** What binding keeps, and what may move between updates. */
class BindTest {
  private static final Rule RULE = Adam.defaults();

  /** One tensor trained by the optimizer and by the oracle side by side. */
  private static final class Twin {
    FloatPointer p;
    FloatPointer g;
    final float[] oracleP;
    final float[] gradient;
    final float[][] slots;
    long t;

    Twin(int size, long seed) {
      oracleP = Values.normal(size, seed);
      gradient = Values.normal(size, seed + 1);
      slots = Oracle.slots(RULE, size);
      p = new FloatPointer(oracleP);
      g = new FloatPointer(gradient);
    }

    void stepOracle() {
      Oracle.step(RULE, ++t, oracleP, gradient, slots);
    }

    void check(Optimizer optimizer, String name) {
      assertArrayEquals(oracleP, read(p, oracleP.length));
      assertArrayEquals(slots[0], read(optimizer.slots(name).get("m"), oracleP.length));
      assertArrayEquals(slots[1], read(optimizer.slots(name).get("v"), oracleP.length));
    }
  }

  private static float[] read(FloatPointer pointer, int size) {
    float[] values = new float[size];
    pointer.get(values);
    return values;
  }

  @Test
  void knownNamesKeepStateAndCountAndNewOnesStartFresh() {
    Twin a = new Twin(10, 1);
    Twin b = new Twin(20, 2);
    Twin c = new Twin(30, 3);
    try (Optimizer optimizer = new Adam()) {
      for (int i = 0; i < 3; i++) step(optimizer, Map.of("a", a, "b", b));
      FloatPointer old = optimizer.slots("a").get("m");
      optimizer.bind(ParameterSet.of(Map.of("b", b.p, "c", c.p)));
      assertTrue(old.isNull(), "a view of freed slots must not be usable");
      for (int i = 0; i < 2; i++) step(optimizer, Map.of("b", b, "c", c));
      assertEquals(5, optimizer.step());
      b.check(optimizer, "b");
      c.check(optimizer, "c");
    }
  }

  @Test
  void averagesAndAccumulatedGradientsAreKept() {
    Recipe recipe =
        Recipe.of(SGD.defaults().learningRate(1))
            .accumulate(2, Reduce.SUM)
            .average(Average.ema(0.5))
            .lookahead(2, 0.5);
    try (Model bound = new Model().with("w", 5);
        Model rebound = new Model().with("w", 5);
        Optimizer straight = recipe.start();
        Optimizer interrupted = recipe.start()) {
      for (int call = 0; call < 6; call++) {
        bound.update(straight);
        rebound.update(interrupted);
        interrupted.bind(rebound.shaped(rebound.params));
        assertArrayEquals(bound.p("w"), rebound.p("w"));
        for (String average : new String[] {"ema", "lookahead"}) {
          assertArrayEquals(
              Model.read(straight.averages("w").get(average)),
              Model.read(interrupted.averages("w").get(average)),
              average);
        }
      }
    }
  }

  @Test
  void buffersMayMove() {
    Twin a = new Twin(100, 1);
    Twin b = new Twin(50, 2);
    try (Optimizer optimizer = new Adam()) {
      for (int i = 0; i < 4; i++) {
        step(optimizer, Map.of("a", a, "b", b));
        a.p = new FloatPointer(read(a.p, 100));
        b.g = new FloatPointer(b.gradient);
      }
      a.check(optimizer, "a");
      b.check(optimizer, "b");
    }
  }

  @Test
  void positionAndLimitAreHonoured() {
    Twin a = new Twin(10, 1);
    try (Optimizer optimizer = new Adam();
        FloatPointer wide = new FloatPointer(new float[30])) {
      wide.position(7).put(a.oracleP.clone());
      a.p = new FloatPointer(wide).position(7).limit(17);
      optimizer.update(Map.of("a", a.p), Map.of("a", a.g));
      a.stepOracle();
      float[] all = read(wide.position(0), 30);
      for (int i = 0; i < 30; i++) assertEquals(i >= 7 && i < 17 ? a.oracleP[i - 7] : 0, all[i]);
    }
  }

  @Test
  void theOrderOfAMapDoesNotMatter() {
    Twin a = new Twin(10, 1);
    Twin b = new Twin(20, 2);
    try (Optimizer optimizer = new Adam()) {
      Map<String, FloatPointer> one = new LinkedHashMap<>();
      one.put("b", b.p);
      one.put("a", a.p);
      optimizer.update(one, new TreeMap<>(Map.of("a", a.g, "b", b.g)));
      optimizer.update(new TreeMap<>(one), Map.of("a", a.g, "b", b.g));
      for (int i = 0; i < 2; i++) {
        a.stepOracle();
        b.stepOracle();
      }
      a.check(optimizer, "a");
      b.check(optimizer, "b");
    }
  }

  @Test
  void slotsSurviveAForeignScope() {
    Twin a = new Twin(10, 1);
    try (Optimizer optimizer = new Adam()) {
      try (PointerScope scope = new PointerScope()) {
        step(optimizer, Map.of("a", a));
        optimizer.slots("a");
      }
      step(optimizer, Map.of("a", a));
      a.check(optimizer, "a");
    }
  }

  @Test
  void emptyTensorsAreLegalInASet() {
    Twin a = new Twin(10, 1);
    try (Optimizer optimizer = new Adam();
        FloatPointer nothing = new FloatPointer(0)) {
      Parameter empty = new Parameter("empty", nothing, 0, 7);
      optimizer.update(
          ParameterSet.of(new Parameter("a", a.p, 10), empty),
          ParameterSet.of(new Parameter("a", a.g, 10), empty));
      a.stepOracle();
      a.check(optimizer, "a");
      assertEquals(0, optimizer.slots("empty").get("m").limit());
      FaultTest.throwsMessage(
          IllegalArgumentException.class,
          "parameter 'empty' has capacity 0; ...ParameterSet",
          () ->
              optimizer.update(
                  Map.of("a", a.p, "empty", nothing), Map.of("a", a.g, "empty", nothing)));
    }
  }

  @Test
  void anEmptySetIsAStep() {
    try (Optimizer optimizer = new Adam()) {
      optimizer.update(Map.of(), Map.of());
      optimizer.update(Map.of(), Map.of());
      assertEquals(2, optimizer.step());
    }
  }

  @Test
  void optimizersRunInParallelOnDisjointMemory() throws InterruptedException {
    ThreadBudget.bytesPerThread(1);
    List<Twin> twins = IntStream.range(0, 6).mapToObj(i -> new Twin(30_000, i)).toList();
    List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads =
        twins.stream()
            .map(
                twin ->
                    new Thread(
                        () -> {
                          try (Optimizer optimizer = new Adam().threads(3)) {
                            for (int i = 0; i < 50; i++) step(optimizer, Map.of("a", twin));
                            twin.check(optimizer, "a");
                          } catch (Throwable e) {
                            failures.add(e);
                          }
                        }))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) thread.join();
    ThreadBudget.bytesPerThread(0);
    assertEquals(List.of(), failures);
  }

  private static void step(Optimizer optimizer, Map<String, Twin> twins) {
    Map<String, FloatPointer> params = new HashMap<>();
    Map<String, FloatPointer> grads = new HashMap<>();
    twins.forEach(
        (name, twin) -> {
          params.put(name, twin.p);
          grads.put(name, twin.g);
          twin.stepOracle();
        });
    optimizer.update(params, grads);
  }
}
