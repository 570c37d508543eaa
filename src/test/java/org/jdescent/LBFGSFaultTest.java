package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.LBFGS.Result;
import org.jdescent.LBFGS.Stop;
import org.jdescent.Smooth.End;
import org.jdescent.Smooth.Seen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What L-BFGS does where it cannot go on: the best point is kept. */
class LBFGSFaultTest {
  private final LBFGS lbfgs = LBFGS.defaults();

  private static Seen best(Smooth problem) {
    return problem.seen.stream().min(Comparator.comparingDouble(Seen::loss)).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 16, 23, 40})
  void theBestPointIsKeptIfTheObjectiveThrows(int call) {
    Smooth problem = Smooth.rosenbrock(4);
    RuntimeException thrown = new IllegalStateException("the network is gone");
    try (FloatPointer x = new FloatPointer(problem.start.clone())) {
      Objective failing =
          (params, grads) -> {
            if (problem.seen.size() < call - 1) return problem.evaluate(params, grads);
            x.put(0, 77); // and it leaves a mess
            throw thrown;
          };
      ParameterSet params = ParameterSet.of(Map.of("x", x));
      assertSame(
          thrown, assertThrows(RuntimeException.class, () -> lbfgs.minimize(params, failing)));
      float[] expected = call == 1 ? problem.start : best(problem).x();
      assertArrayEquals(expected, Model.read(x));
    }
  }

  @Test
  void whatTheObjectiveClosedIsNotWritten() {
    FloatPointer x = new FloatPointer(1, 2);
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                lbfgs.minimize(
                    ParameterSet.of(Map.of("x", x)),
                    (params, grads) -> {
                      grads.get("x").data().put(0, 1);
                      x.close();
                      return 1;
                    }));
    assertEquals("parameter 'x' is a null pointer; was it closed?", thrown.getMessage());
    assertEquals(1, thrown.getSuppressed().length);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 20})
  void evaluationsAreLimited(int most) {
    Smooth problem = Smooth.rosenbrock(4);
    End end = problem.minimize(lbfgs.maxEvaluations(most));
    assertEquals(Stop.EVALUATIONS, end.result().stop());
    assertEquals(most, end.result().evaluations());
    assertEquals(most, problem.seen.size());
    assertBest(problem, end);
  }

  private static void assertBest(Smooth problem, End end) {
    assertEquals(best(problem).loss(), end.result().loss());
    assertArrayEquals(best(problem).x(), end.x());
    float largest = 0;
    for (float g : best(problem).g()) largest = Math.max(largest, Math.abs(g));
    assertEquals(largest, end.result().largestGradient());
    assertTrue(!end.result().converged());
  }

  /** The gradient points the wrong way, so there is no lower point along it. */
  @Test
  void aWrongGradientFailsAtTheStart() {
    Smooth uphill =
        new Smooth(
            (x, g) -> {
              g[0] = -2 * x[0];
              return x[0] * x[0];
            },
            3);
    End end = uphill.minimize(lbfgs);
    assertEquals(Stop.LINE_SEARCH, end.result().stop());
    assertEquals(0, end.result().iterations());
    assertBest(uphill, end);
  }

  /** From some point on the gradient is wrong: pairs are forgotten, then −g fails as well. */
  @Test
  void theBestPointIsKeptIfALaterSearchFails() {
    Smooth right = Smooth.rosenbrock(2);
    Smooth problem =
        new Smooth(
            (x, g) -> {
              g[0] = -400 * x[0] * (x[1] - x[0] * x[0]) - 2 * (1 - x[0]);
              g[1] = 200 * (x[1] - x[0] * x[0]);
              if (x[0] > 0) g[0] = -(g[1] = 1e3);
              double valley = x[1] - x[0] * x[0];
              return 100 * valley * valley + (1 - x[0]) * (1 - x[0]);
            },
            right.start);
    End end = problem.minimize(lbfgs);
    assertEquals(Stop.LINE_SEARCH, end.result().stop());
    assertTrue(end.result().iterations() > 5, end.result()::toString);
    assertBest(problem, end);
  }

  /** The fifth step is undefined but along −g, which is tried once the pairs are forgotten. */
  @Test
  void aSearchThatFailsIsRepeatedAlongTheGradient() {
    Smooth plain = Smooth.rosenbrock(2);
    LBFGS exact = lbfgs.changeTolerance(0);
    assertEquals(6, plain.minimize(exact.maxIterations(4)).result().evaluations());
    Seen base = plain.seen.get(5);
    double[] along = new double[1]; // 1 after a step along −g
    Objective narrow =
        (params, grads) -> {
          double loss = plain.evaluate(params, grads);
          Seen now = plain.seen.get(plain.seen.size() - 1);
          if (plain.seen.size() <= 6 || along[0] == 1) return loss;
          double slope = Smooth.along(base.g(), base.x(), now.x());
          double lengths = Math.hypot(base.g()[0], base.g()[1]);
          lengths *= Math.hypot(now.x()[0] - base.x()[0], now.x()[1] - base.x()[1]);
          if (slope > -0.999 * lengths) return Double.NaN;
          along[0] = 1;
          return loss;
        };
    plain.seen.clear();
    try (FloatPointer x = new FloatPointer(plain.start.clone())) {
      Result result = exact.minimize(ParameterSet.of(Map.of("x", x)), narrow);
      assertEquals(1, along[0]);
      assertTrue(result.loss() < 1e-9, result::toString); // where float ends
      assertTrue(result.evaluations() > 6 + 20 && result.iterations() > 10, result::toString);
    }
  }

  @Test
  void aLossWithoutLowerBoundEnds() {
    Smooth slope =
        new Smooth(
            (x, g) -> {
              g[0] = 1;
              return x[0];
            },
            0);
    End end = slope.minimize(lbfgs);
    assertEquals(Stop.LINE_SEARCH, end.result().stop());
    assertBest(slope, end);
    assertTrue(end.x()[0] < -1e10, end.result()::toString);
  }

  /** x − ln x: what is not above 0 has no loss. */
  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1})
  void stepsThatAreNotFiniteAreShortened(double outside) {
    Smooth barrier =
        new Smooth(
            (x, g) -> {
              g[0] = x[0] > 0 ? 1 - 1 / x[0] : outside == 1 ? Double.NaN : 1;
              return x[0] > 0 ? x[0] - Math.log(x[0]) : outside;
            },
            20);
    End end = barrier.minimize(lbfgs.changeTolerance(0));
    assertTrue(barrier.seen.stream().anyMatch(seen -> seen.x()[0] <= 0), "none was outside");
    assertEquals(Stop.GRADIENT, end.result().stop());
    assertEquals(1, end.x()[0], 1e-5);
  }

  /** −√x falls for ever: steps out of float's range are not shown to the objective. */
  @Test
  void parametersStayFinite() {
    Smooth root =
        new Smooth(
            (x, g) -> {
              if (!Double.isFinite(x[0])) throw new AssertionError("infinite");
              g[0] = -0.5 / Math.sqrt(x[0]);
              return -Math.sqrt(x[0]);
            },
            1);
    LBFGS patient = lbfgs.gradientTolerance(0).changeTolerance(0).maxIterations(1000);
    End end = root.minimize(patient);
    assertEquals(Stop.LINE_SEARCH, end.result().stop());
    assertTrue(end.x()[0] > 0x1p127f, end.result()::toString);
  }
}
