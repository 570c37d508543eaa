package org.jdescent.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jdescent.internal.StrongWolfe.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The line search, on lines that make it hard. */
class StrongWolfeTest {
  private final List<Trial> trials = new ArrayList<>();

  private Trial search(
      DoubleUnaryOperator loss, DoubleUnaryOperator slope, double c1, double c2, double first) {
    trials.clear();
    Trial start = new Trial(0, loss.applyAsDouble(0), slope.applyAsDouble(0));
    StrongWolfe.Line line =
        step -> {
          trials.add(new Trial(step, loss.applyAsDouble(step), slope.applyAsDouble(step)));
          return trials.get(trials.size() - 1);
        };
    Trial found = new StrongWolfe(c1, c2).search(line, start, first);
    if (found != null) {
      assertSame(trials.get(trials.size() - 1), found, "it is not the last");
      assertTrue(found.loss() <= start.loss() + c1 * found.step() * start.slope());
      assertTrue(Math.abs(found.slope()) <= -c2 * start.slope());
    }
    return found;
  }

  /** The functions 1 to 3 of Moré and Thuente 1994, with their constants, from 10⁻³ to 10³. */
  @ParameterizedTest
  @CsvSource({
    "1, 1e-3, 6", "1, 1e-1, 4", "1, 10, 1", "1, 1e3, 4",
    "2, 1e-3, 14", "2, 1e-1, 10", "2, 10, 10", "2, 1e3, 15",
    "3, 1e-3, 13", "3, 1e-1, 16", "3, 10, 11", "3, 1e3, 17"
  })
  void findsAStep(int function, double first, int most) {
    Trial found =
        switch (function) {
          case 1 ->
              search(
                  a -> -a / (a * a + 2),
                  a -> (a * a - 2) / Math.pow(a * a + 2, 2),
                  1e-3,
                  0.1,
                  first);
          case 2 ->
              search(
                  a -> Math.pow(a + 0.004, 5) - 2 * Math.pow(a + 0.004, 4),
                  a -> 5 * Math.pow(a + 0.004, 4) - 8 * Math.pow(a + 0.004, 3),
                  0.1,
                  0.1001,
                  first);
          default -> search(StrongWolfeTest::ripples, StrongWolfeTest::slope, 0.1, 0.1001, first);
        };
    assertTrue(found != null && trials.size() <= most, trials::toString);
  }

  private static double bend(double a) {
    if (a <= 0.99) return 1 - a;
    return a >= 1.01 ? a - 1 : (a - 1) * (a - 1) / 0.02 + 0.005;
  }

  private static double ripples(double a) {
    return bend(a) + 2 * 0.99 / (39 * Math.PI) * Math.sin(39 * Math.PI / 2 * a);
  }

  private static double slope(double a) {
    double bend = a <= 0.99 ? -1 : a >= 1.01 ? 1 : (a - 1) / 0.01;
    return bend + 0.99 * Math.cos(39 * Math.PI / 2 * a);
  }

  /** A cubic is its own interpolation. */
  @Test
  void cubicsAreExact() {
    DoubleUnaryOperator loss = a -> a * a * a - 3 * a;
    DoubleUnaryOperator slope = a -> 3 * a * a - 3;
    Trial at0 = new Trial(0, 0, -3);
    Trial at2 = new Trial(2, loss.applyAsDouble(2), slope.applyAsDouble(2));
    assertEquals(1, StrongWolfe.minimum(at0, at2), 1e-15);
    assertEquals(1, StrongWolfe.minimum(at2, at0), 1e-15);
    assertEquals(1, search(loss, slope, 1e-4, 1e-6, 2).step(), 1e-12);
    assertEquals(2, trials.size());
    Trial down = new Trial(1, -2, -3);
    assertTrue(Double.isNaN(StrongWolfe.minimum(at0, new Trial(1, -3, -3.1))), "it has none");
    assertTrue(Double.isNaN(StrongWolfe.minimum(down, new Trial(2, Double.NaN, Double.NaN))));
  }

  /** 1 + (α − 1)²·1e-17 is 1 in double, but its slope is not 0. */
  @Test
  void slopesTellEqualLossesApart() {
    assertEquals(1, search(a -> 1, a -> 2e-17 * (a - 1), 1e-4, 0.1, 3).step(), 0.1);
    assertTrue(trials.size() <= 6, trials::toString); // a cubic of equal losses is only near
  }

  @Test
  void whatIsNotFiniteIsTooFar() {
    DoubleUnaryOperator loss = a -> a < 0.3 ? -a : Double.POSITIVE_INFINITY;
    DoubleUnaryOperator slope = a -> a < 0.3 ? (a < 0.2 ? -1 : -0.5) : Double.NaN;
    assertEquals(0.25, search(loss, slope, 1e-4, 0.6, 1).step());
    assertEquals(List.of(1.0, 0.5, 0.25), trials.stream().map(Trial::step).toList());
  }

  @Test
  void itEnds() {
    assertNull(search(a -> -a, a -> -1, 1e-4, 0.9, 1), "without a lower bound");
    assertEquals(25, trials.size());
    assertNull(search(a -> a, a -> -1, 1e-4, 0.9, 1), "with a wrong slope");
    assertEquals(25, trials.size());
  }
}
