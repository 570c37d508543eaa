package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jdescent.schedules.Plateau;
import org.junit.jupiter.api.Test;

/** The schedule that waits for a metric to improve. */
class SchedulePlateauTest {
  private static Plateau plateau(long patience) {
    return Schedule.plateau(1, 0.5, patience);
  }

  /** Pairs of a metric and the value after its report. */
  private static void reports(Plateau plateau, double... metricsAndValues) {
    for (int i = 0; i < metricsAndValues.length; i += 2) {
      plateau.report(metricsAndValues[i]);
      assertEquals(metricsAndValues[i + 1], plateau.at(1), "after report " + (i / 2 + 1));
    }
  }

  @Test
  void shrinksWhenPatienceIsExceeded() {
    reports(plateau(2), 5, 1, 5, 1, 5, 1, 5, 0.5, 5, 0.5, 4, 0.5, 4, 0.5, 4, 0.5, 4, 0.25);
    reports(plateau(0), 5, 1, 5, 0.5, 6, 0.25, 4, 0.25);
  }

  @Test
  void anImprovementMustExceedTheThreshold() {
    reports(plateau(0), 1, 1, 0.9999, 0.5, 0.9998, 0.5);
    reports(plateau(0).threshold(0.5), 8, 1, 4, 0.5, 3.9, 0.5);
    reports(plateau(0).absoluteThreshold(0.5), 8, 1, 7.5, 0.5, 7.4, 0.5);
    reports(plateau(0).maximize(), 1, 1, 1.0001, 0.5, 1.0002, 0.5);
    reports(plateau(0).maximize().absoluteThreshold(2), 1, 1, 3, 0.5, 3.1, 0.5);
  }

  @Test
  void notANumberIsNoImprovement() {
    reports(plateau(1), Double.NaN, 1, Double.NaN, 0.5, 3, 0.5, Double.NaN, 0.5, 2, 0.5);
    reports(plateau(0).maximize(), Double.NaN, 0.5, 3, 0.5, 4, 0.5);
  }

  @Test
  void cooldownForgives() {
    reports(plateau(0).cooldown(2), 1, 1, 1, 0.5, 1, 0.5, 1, 0.5, 1, 0.25, 1, 0.25);
  }

  @Test
  void minimumAndEpsilonEndIt() {
    reports(plateau(0).minimum(0.4), 1, 1, 1, 0.5, 1, 0.4, 1, 0.4);
    reports(plateau(0).epsilon(0.25), 1, 1, 1, 0.5, 1, 0.5);
  }

  @Test
  void stateGoesOnWhereItWas() {
    Plateau first = plateau(1).cooldown(2);
    reports(first, 3, 1, 3, 1, 3, 0.5, 3, 0.5);
    assertEquals(new Plateau.State(0.5, 3, 0, 1), first.state());
    Plateau second = plateau(1).cooldown(2);
    second.restore(first.state());
    for (double metric : new double[] {3, 4, 3, 2, Double.NaN, 5, 5, 5, 5, 5}) {
      first.report(metric);
      second.report(metric);
      assertEquals(first.state(), second.state());
    }
    assertEquals(0.125, second.at(1));
  }

  @Test
  void warmsUpToTheCurrentValue() {
    Plateau plateau = plateau(0);
    Schedule warmed = plateau.warmup(1);
    assertEquals(0.5, warmed.at(1));
    reports(plateau, 1, 1, 1, 0.5);
    assertEquals(0.25, warmed.at(1));
    assertEquals(0.5, warmed.at(2));
  }
}
