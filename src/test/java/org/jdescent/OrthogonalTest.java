package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.optimizers.Muon;
import org.jdescent.optimizers.Muon.Coefficients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Muon makes of a gradient's singular values, whatever the matrix is like. */
class OrthogonalTest {
  private static final double[] JORDAN = {3.4445, -4.7750, 2.0315};
  private static final double[][] EXPRESS = {
    {8.1566, -22.4833, 15.8788},
    {4.0429, -2.8089, 0.5000},
    {3.8917, -2.7725, 0.5061},
    {3.2858, -2.3681, 0.4645},
    {2.3465, -1.7098, 0.4232}
  };

  record Case(
      int rows,
      int columns,
      double condition,
      Coefficients coefficients,
      int iterations,
      long seed) {
    Case(int rows, int columns, double condition, Coefficients coefficients, int iterations) {
      this(rows, columns, condition, coefficients, iterations, 1);
    }
  }

  static Stream<Case> cases() {
    int[][] shapes = {
      {1, 1},
      {1, 9},
      {9, 1},
      {2, 2},
      {24, 24},
      {24, 31},
      {31, 24},
      {20, 90},
      {90, 20},
      {100, 97},
      {200, 210},
      {130, 300}
    };
    return Stream.of(Coefficients.values())
        .flatMap(
            polynomials ->
                Stream.of(shapes)
                    .flatMap(
                        s ->
                            Stream.of(1.0, 1e3, 1e8, Double.POSITIVE_INFINITY)
                                .map(c -> new Case(s[0], s[1], c, polynomials, 5))));
  }

  static Stream<Case> iterations() {
    return Stream.of(1, 2, 4, 6, 7, 10, 13)
        .map(count -> new Case(20, 90, 100, Coefficients.JORDAN, count));
  }

  /** Other matrices, so that it is not by luck. */
  static Stream<Case> seeds() {
    return Stream.concat(cases(), iterations())
        .filter(c -> c.rows * c.columns < 5_000)
        .flatMap(
            c ->
                LongStream.rangeClosed(2, 21)
                    .mapToObj(
                        seed ->
                            new Case(
                                c.rows,
                                c.columns,
                                c.condition,
                                c.coefficients,
                                c.iterations,
                                seed)));
  }

  @ParameterizedTest
  @MethodSource({"cases", "iterations", "seeds"})
  void singularValuesAreThePolynomialsOfThoseBefore(Case c) {
    float[] g = matrix(c);
    double[] expected = SingularValues.of(g, c.rows, c.columns);
    double norm = Math.sqrt(Arrays.stream(expected).map(s -> s * s).sum());
    for (int i = 0; i < expected.length; i++) expected[i] = polynomial(c, expected[i], norm);
    Arrays.sort(expected);
    double[] got = SingularValues.of(update(c, g), c.rows, c.columns);
    for (int i = 0; i < got.length; i++) assertEquals(expected[i], got[i], 2e-3, "value " + i);
  }

  private static double polynomial(Case c, double s, double norm) {
    boolean express = c.coefficients == Coefficients.POLAR_EXPRESS;
    double x = express ? s / (1.02 * norm + 1e-6) : s / (norm + 1e-7);
    for (int k = 0; k < c.iterations; k++) {
      double[] abc = express ? EXPRESS[Math.min(k, 4)] : JORDAN;
      x = abc[0] * x + abc[1] * x * x * x + abc[2] * x * x * x * x * x;
    }
    return Math.abs(x);
  }

  /**
   * Products of rows and columns whose sizes fall; without full rank if the condition is infinite.
   */
  private static float[] matrix(Case c) {
    SplittableRandom random = new SplittableRandom(c.seed);
    int n = Math.min(c.rows, c.columns);
    int rank = Double.isInfinite(c.condition) ? Math.max(1, n / 2) : n;
    double condition = Double.isInfinite(c.condition) ? 10 : c.condition;
    double[] sum = new double[c.rows * c.columns];
    for (int k = 0; k < rank; k++) {
      double size = Math.pow(condition, -(double) k / n);
      double[] left = random.doubles(c.rows, -1, 1).toArray();
      double[] right = random.doubles(c.columns, -1, 1).toArray();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += size * left[i / c.columns] * right[i % c.columns];
      }
    }
    float[] values = new float[sum.length];
    for (int i = 0; i < values.length; i++) values[i] = (float) sum[i];
    return values;
  }

  /** The first update from 0, without the factor for the shape. */
  private static float[] update(Case c, float[] g) {
    double shape = Math.sqrt(Math.max(1, (double) c.rows / c.columns));
    Muon.Hyper muon =
        Muon.defaults()
            .learningRate(1 / shape)
            .momentum(0)
            .coefficients(c.coefficients)
            .iterations(c.iterations)
            .tiny(0);
    return update(muon, g, c.rows, c.columns);
  }

  private static float[] update(Rule rule, float[] g, long... shape) {
    float[] update = new float[g.length];
    try (FloatPointer p = new FloatPointer(g.length);
        FloatPointer gradient = new FloatPointer(g);
        Optimizer optimizer = Recipe.of(rule).start()) {
      p.fill(0);
      optimizer.update(
          ParameterSet.of(new Parameter("p", p, shape)),
          ParameterSet.of(new Parameter("p", gradient, shape)));
      p.get(update);
    }
    for (int i = 0; i < update.length; i++) update[i] = 0 - update[i];
    return update;
  }

  @Test
  void noUpdateComesOfZeros() {
    assertArrayEquals(new float[30], update(Muon.defaults(), new float[30], 5, 6));
  }

  /** Squares of these have no place in float. */
  @Test
  void magnitudesDoNotMatter() {
    float[] g = Values.ordinary(30, 1);
    float[] update = update(Muon.defaults(), g, 5, 6);
    for (int binades : new int[] {-8, 60, 118}) {
      assertArrayEquals(update, update(Muon.defaults(), scaled(g, binades), 5, 6), 1e-4f);
    }
  }

  /** Far below the 1e-7 that is added to the norm. */
  @Test
  void almostNothingIsNotBlownUp() {
    float[] g = scaled(Values.ordinary(30, 1), -100);
    for (float u : update(Muon.defaults(), g, 5, 6)) assertTrue(Math.abs(u) < 1e-18, "" + u);
  }

  private static float[] scaled(float[] values, int binades) {
    float[] scaled = new float[values.length];
    for (int i = 0; i < values.length; i++) scaled[i] = Math.scalb(values[i], binades);
    return scaled;
  }

  @Test
  void whatIsNotANumberIsNotHidden() {
    float[] g = Values.ordinary(30, 1);
    g[7] = Float.NaN;
    for (float u : update(Muon.defaults(), g, 5, 6)) assertTrue(Float.isNaN(u));
  }
}
