package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.LBFGS.Result;
import org.jdescent.LBFGS.Stop;
import org.jdescent.Smooth.End;
import org.jdescent.Smooth.Seen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What L-BFGS comes to, and that each of its steps is one that theory asks for. */
class LBFGSTest {
  private static final LBFGS EXACT = LBFGS.defaults().changeTolerance(0).maxIterations(1000);

  @ParameterizedTest
  @CsvSource({"1, 1, 2", "8, 11, 13", "30, 26, 31"})
  void aQuadraticTakesLittleMoreStepsThanDimensions(int n, int steps, int evaluations) {
    End end = Smooth.quadratic(n).minimize(EXACT);
    for (float x : end.x()) assertEquals(1, x, 1e-5);
    assertEquals(Stop.GRADIENT, end.result().stop());
    assertTrue(end.result().iterations() <= steps, end.result()::toString);
    assertTrue(end.result().evaluations() <= evaluations, end.result()::toString);
  }

  /** With exact searches on a quadratic it is the method of conjugate gradients. */
  @Test
  void aQuadraticTakesAsManyStepsAsDimensionsIfSearchesAreExact() {
    assertTrue(Smooth.quadratic(8).minimize(EXACT.c2(1e-3)).result().iterations() <= 8);
  }

  @ParameterizedTest
  @CsvSource({"2, 1e-13, 45", "100, 1e-12, 640"})
  void rosenbrock(int n, double loss, int evaluations) {
    Result result = Smooth.rosenbrock(n).minimize(EXACT).result();
    assertTrue(result.loss() <= loss && result.evaluations() <= evaluations, result::toString);
  }

  @Test
  void logisticRegression() {
    Result result = Smooth.logistic().minimize(LBFGS.defaults()).result();
    assertEquals(Stop.GRADIENT, result.stop());
    assertTrue(result.converged());
    assertTrue(result.largestGradient() <= 1e-5, result::toString);
    assertTrue(result.evaluations() <= 10, result::toString);
  }

  static Stream<Arguments> searches() {
    return Stream.of(
        Arguments.of(Smooth.rosenbrock(2), EXACT, 36),
        Arguments.of(Smooth.rosenbrock(2), EXACT.c1(0.3).c2(0.4), 20),
        Arguments.of(Smooth.rosenbrock(20), EXACT.history(3), 60),
        Arguments.of(Smooth.quadratic(30), EXACT.c2(0.01), 15),
        Arguments.of(Smooth.logistic(), EXACT.c2(0.1), 6));
  }

  /** The last evaluation of each step is the one that was accepted. */
  @ParameterizedTest
  @MethodSource("searches")
  void everyStepSatisfiesTheStrongWolfeConditions(Smooth problem, LBFGS settings, int steps) {
    Seen before = null;
    for (int step = 1; step <= steps; step++) {
      Result result = problem.minimize(settings.maxIterations(step)).result();
      assertEquals(step, result.iterations());
      assertEquals(result.evaluations(), problem.seen.size());
      Seen now = problem.seen.get(result.evaluations() - 1);
      if (before == null) before = problem.seen.get(0);
      double slope = Smooth.along(before.g(), before.x(), now.x());
      double slopeNow = Smooth.along(now.g(), before.x(), now.x());
      assertTrue(slope < 0, "step %d leads upwards".formatted(step));
      // Steps are compared with what float makes of them, hence the last factor.
      double slack = 1e-3 * Math.abs(slope);
      assertTrue(now.loss() <= before.loss() + settings.c1() * slope + slack * settings.c1());
      assertTrue(Math.abs(slopeNow) <= settings.c2() * Math.abs(slope) + slack);
      before = now;
    }
  }

  @Test
  void everyRunHasTheSameBits() {
    Smooth problem = Smooth.rosenbrock(100);
    End first = problem.minimize(EXACT);
    List<Seen> seen = List.copyOf(problem.seen);
    End second = problem.minimize(EXACT);
    assertArrayEquals(first.x(), second.x());
    assertEquals(first.result(), second.result());
    for (int i = 0; i < seen.size(); i++) {
      assertArrayEquals(seen.get(i).x(), problem.seen.get(i).x());
    }
  }

  @Test
  void tensorsAreOneVectorInNameOrder() {
    Smooth problem = Smooth.rosenbrock(30);
    End one = problem.minimize(EXACT);
    try (FloatPointer x = new FloatPointer(problem.start.clone());
        FloatPointer g = new FloatPointer(30)) {
      Result result =
          EXACT.minimize(
              ParameterSet.of(
                  new Parameter("c", slice(x, 7, 30), 23),
                  new Parameter("a", slice(x, 0, 6), 2, 3),
                  new Parameter("empty", slice(x, 30, 30), 0, 5),
                  new Parameter("b", slice(x, 6, 7))),
              ParameterSet.of(
                  new Parameter("a", slice(g, 24, 30), 2, 3),
                  new Parameter("b", slice(g, 23, 24)),
                  new Parameter("c", slice(g, 0, 23), 23),
                  new Parameter("empty", slice(g, 5, 5), 0, 5)),
              problem);
      assertEquals(one.result(), result);
      assertArrayEquals(one.x(), Model.read(x));
    }
  }

  @Test
  void gradientsMayBeAddedUpAndAreFreedAtTheEnd() {
    FloatPointer[] kept = new FloatPointer[1];
    try (FloatPointer x = new FloatPointer(4, -2)) {
      Result result =
          LBFGS
              .defaults()
              .minimize(
                  ParameterSet.of(Map.of("x", x)),
                  (params, grads) -> {
                    FloatPointer g = kept[0] = grads.get("x").data();
                    double loss = 0;
                    for (int i = 0; i < 2; i++) {
                      g.put(i, g.get(i) + 2 * x.get(i));
                      loss += x.get(i) * x.get(i);
                    }
                    return loss;
                  });
      assertEquals(Stop.GRADIENT, result.stop());
      assertEquals(0, x.get(0), 1e-5);
    }
    assertTrue(kept[0].isNull());
  }

  @Test
  void aMinimumIsLeftAtOnce() {
    End end = new Smooth((x, g) -> 5, 1, 2).minimize(LBFGS.defaults().gradientTolerance(0));
    assertEquals(new Result(Stop.GRADIENT, 5, 0, 0, 1), end.result());
    assertArrayEquals(new float[] {1, 2}, end.x());
  }

  /** What is small depends on the loss; this one falls by 20 in the first step, then by 0.02. */
  @Test
  void aSmallChangeEndsIt() {
    Smooth valley = Smooth.rosenbrock(2);
    Result result = valley.minimize(EXACT.changeTolerance(1e-2)).result();
    assertEquals(Stop.CHANGE, result.stop());
    assertTrue(result.converged());
    assertTrue(result.iterations() < 5, result::toString);
    Objective high = (params, grads) -> 1e6 + valley.evaluate(params, grads);
    try (FloatPointer x = new FloatPointer(valley.start.clone())) {
      Result early = EXACT.changeTolerance(1e-6).minimize(ParameterSet.of(Map.of("x", x)), high);
      assertEquals(Stop.CHANGE, early.stop());
      assertEquals(2, early.iterations());
    }
  }

  private static FloatPointer slice(FloatPointer of, long position, long limit) {
    return new FloatPointer(of).position(position).limit(limit);
  }
}
