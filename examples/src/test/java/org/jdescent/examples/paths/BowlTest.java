package org.jdescent.examples.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jdescent.Optimizer;
import org.jdescent.examples.Contender;
import org.jdescent.examples.Point;
import org.junit.jupiter.api.Test;

class BowlTest {
  private static final int STEPS = 30;

  /** The gradient is linear, so each SGD step multiplies x and y by a constant. */
  @Test
  void sgdEndsWhereItsClosedFormSays() {
    Point end = end(Contender.SGD);
    assertEquals(-7 * Math.pow(1 - 0.095, STEPS), end.x(), 1e-5);
    assertEquals(2 * Math.pow(1 - 1.9, STEPS), end.y(), 1e-5);
  }

  @Test
  void momentumFollowsTheFormula() {
    check(
        Contender.MOMENTUM,
        (g, s, t) -> {
          s[0] = 0.9 * s[0] - 0.1 * g;
          return s[0];
        });
  }

  @Test
  void adaGradFollowsTheFormula() {
    check(
        Contender.ADAGRAD,
        (g, s, t) -> {
          s[0] += g * g;
          return -1.5 * g / (Math.sqrt(s[0]) + 1e-7);
        });
  }

  @Test
  void adamFollowsTheFormula() {
    check(
        Contender.ADAM,
        (g, s, t) -> {
          s[0] = 0.9 * s[0] + 0.1 * g;
          s[1] = 0.999 * s[1] + 0.001 * g * g;
          double rate = 0.3 * Math.sqrt(1 - Math.pow(0.999, t)) / (1 - Math.pow(0.9, t));
          return -rate * s[0] / (Math.sqrt(s[1]) + 1e-7);
        });
  }

  private interface Step {
    double of(double gradient, double[] state, int t);
  }

  private static void check(Contender contender, Step step) {
    double x = -7;
    double y = 2;
    double[] stateOfX = new double[2];
    double[] stateOfY = new double[2];
    for (int t = 1; t <= STEPS; t++) {
      x += step.of(x / 10, stateOfX, t);
      y += step.of(2 * y, stateOfY, t);
    }
    Point end = end(contender);
    assertEquals(x, end.x(), 2e-5);
    assertEquals(y, end.y(), 2e-5);
  }

  private static Point end(Contender contender) {
    try (Optimizer optimizer = contender.start(PathsCommand.learningRate(contender))) {
      List<Point> path = Bowl.descend(optimizer, STEPS);
      assertEquals(STEPS + 1, path.size());
      assertEquals(Bowl.START, path.get(0));
      return path.get(STEPS);
    }
  }
}
