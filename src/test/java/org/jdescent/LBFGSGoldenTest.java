package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdescent.golden.NpyArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** L-BFGS against frozen numbers of PyTorch's and SciPy's. */
class LBFGSGoldenTest {
  private static final LBFGS TO_THE_END =
      LBFGS.defaults().gradientTolerance(0).changeTolerance(0).maxIterations(1000);
  private static final String MINIMUM = "lbfgs/logistic.minimum.npy";
  private static final String EVALUATIONS = "lbfgs/evaluations.npy";

  /** The golden files that are read here. */
  static Stream<String> files() {
    Stream<String> ways = runs().map(run -> "lbfgs/%s.npy".formatted(run.get()[0]));
    return Stream.concat(ways, Stream.of(MINIMUM, EVALUATIONS));
  }

  static Stream<Arguments> runs() {
    return Stream.of(
        Arguments.of("rosenbrock", Smooth.rosenbrock(2), 0.9, 1e-3),
        Arguments.of("quadratic", Smooth.quadratic(30), 0.9, 1e-5),
        Arguments.of("quadratic.exact", Smooth.quadratic(30), 1e-3, 1e-5),
        Arguments.of("logistic", Smooth.logistic(), 0.9, 1e-5));
  }

  /** After every step x and the loss, which took as many evaluations. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("runs")
  void goesPyTorchsWay(String file, Smooth problem, double c2, double allowed) {
    NpyArray golden = NpyArray.read("lbfgs/%s.npy".formatted(file));
    int n = problem.start.length;
    int width = n + 2;
    assertEquals(width, golden.shape().get(1));
    for (int step = 1; step <= golden.shape().get(0); step++) {
      Smooth.End end = problem.minimize(TO_THE_END.c2(c2).maxIterations(step));
      double[] got = IntStream.range(0, width).mapToDouble(i -> i < n ? end.x()[i] : 0).toArray();
      got[n] = end.result().loss();
      got[n + 1] = end.result().evaluations();
      for (int i = 0; i < width; i++) {
        double expected = golden.values()[(step - 1) * width + i];
        String what = "number %d of step %d".formatted(i, step);
        assertEquals(expected, got[i], allowed * (i == n ? Math.max(1, expected) : 1), what);
      }
    }
  }

  @Test
  void comesToSciPysMinimum() {
    double[] golden = NpyArray.read(MINIMUM).values();
    Smooth.End end = Smooth.logistic().minimize(TO_THE_END);
    for (int i = 0; i < 6; i++) assertEquals(golden[i], end.x()[i], 1e-6);
    assertEquals(golden[6], end.result().loss(), 1e-12);
    // Steps that float cannot tell apart are not evaluated.
    assertEquals(LBFGS.Stop.LINE_SEARCH, end.result().stop());
    assertTrue(end.result().evaluations() <= 14, end.result()::toString);
    // By default the gradient's tolerance ends it earlier: nothing is steeper than 0.01.
    Smooth.End early = Smooth.logistic().minimize(LBFGS.defaults());
    for (int i = 0; i < 6; i++) assertEquals(golden[i], early.x()[i], 1e-5 / 0.01);
    assertEquals(golden[6], early.result().loss(), 1e-8);
  }

  /** PyTorch's and SciPy's numbers are 602 and 611. */
  @Test
  void needsAsManyEvaluationsInAHundredDimensions() {
    Smooth chain = Smooth.rosenbrock(100);
    chain.minimize(TO_THE_END);
    int count = 1;
    while (chain.seen.get(count - 1).loss() >= 1e-8) count++;
    for (double golden : NpyArray.read(EVALUATIONS).values()) {
      assertTrue(count <= 1.05 * golden, "%d, expected about %s".formatted(count, golden));
    }
  }
}
