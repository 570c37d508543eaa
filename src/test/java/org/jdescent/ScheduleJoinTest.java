package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jdescent.schedules.Plateau;
import org.jdescent.schedules.Ramp;
import org.junit.jupiter.api.Test;

/** Schedules made of schedules. */
class ScheduleJoinTest {
  private static void values(Schedule schedule, double... expected) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], schedule.at(i + 1), 1e-15 * expected[i], "at step " + (i + 1));
    }
  }

  @Test
  void warmupIsInFront() {
    values(Schedule.constant(1).warmup(3), 0.25, 0.5, 0.75, 1, 1, 1);
    values(Schedule.linear(4, 0, 4).warmup(3), 1, 2, 3, 4, 3, 2, 1, 0, 0);
    values(Schedule.constant(1).warmup(0), 1, 1);
    Schedule cosine = Schedule.cosine(0.1, 0, 99);
    for (long step = 1; step < 120; step++) {
      double expected = step <= 10 ? 0.1 * (step / 11.0) : cosine.at(step - 10);
      assertEquals(expected, cosine.warmup(10).at(step));
    }
  }

  @Test
  void warmupOfAnyShape() {
    Schedule one = Schedule.constant(1);
    double root = Math.sqrt(0.5);
    values(one.warmup(3, Ramp.linear()), 0.25, 0.5, 0.75, 1);
    values(one.warmup(3, Ramp.cosine()), (1 - root) / 2, 0.5, (1 + root) / 2, 1);
    values(one.warmup(3, Ramp.quadratic()), 0.0625, 0.25, 0.5625, 1);
    values(one.warmup(3, Ramp.exponential(1.0 / 16)), 0.125, 0.25, 0.5, 1);
    values(one.warmup(3, Ramp.constant(0.25)), 0.25, 0.25, 0.25, 1);
    values(one.warmup(3, progress -> progress / 2), 0.125, 0.25, 0.375, 1);
  }

  @Test
  void rampsHaveWords() {
    String[] words = {"linear", "cosine", "quadratic", "exponential from 0.1", "factor 0.3"};
    Ramp[] ramps = {
      Ramp.linear(), Ramp.cosine(), Ramp.quadratic(), Ramp.exponential(0.1), Ramp.constant(0.3)
    };
    for (int i = 0; i < ramps.length; i++) assertEquals(words[i], ramps[i].toString());
    assertEquals(Ramp.exponential(0.1), Ramp.exponential(0.1));
  }

  @Test
  void thenStartsTheNextAtItsFirstStep() {
    Schedule falling = Schedule.linear(4, 0, 4);
    values(falling.then(2, falling), 4, 3, 4, 3, 2, 1, 0, 0);
    values(falling.then(1, falling.then(2, Schedule.constant(9))), 4, 4, 3, 9, 9);
    values(Schedule.constant(1).then(2, falling).warmup(1), 0.5, 1, 1, 4, 3);
    assertEquals(0, falling.then(1L << 53, falling).at(Long.MAX_VALUE));
  }

  @Test
  void timesMultiplies() {
    Schedule falling = Schedule.linear(4, 0, 4);
    values(falling.times(Schedule.step(1, 0.5, 2)), 4, 3, 1, 0.5, 0);
    values(falling.times(Schedule.constant(0.5)).times(Schedule.constant(3)), 6, 4.5, 3, 1.5, 0);
  }

  @Test
  void lambdasAreSchedules() {
    Schedule harmonic = step -> 1.0 / step;
    values(harmonic, 1, 1 / 2.0, 1 / 3.0);
    values(harmonic.warmup(1), 0.5, 1, 1 / 2.0, 1 / 3.0);
    values(harmonic.times(step -> step), 1, 1, 1);
    values(harmonic.then(1, step -> 7), 1, 7, 7);
  }

  @Test
  void whatTheDocumentShows() {
    decays();
    joins();
    assertEquals(0.1, plateaus());
  }

  private static void decays() {
    Schedule rate = Schedule.cosine(3e-4, 0, 20_000).warmup(500);
    assertEquals(3e-4, rate.at(501));
    assertEquals(0, rate.at(20_501));
  }

  private static void joins() {
    Schedule rate = Schedule.constant(0.1).then(1_000, Schedule.exponential(0.1, 0.999));
    Schedule decayed = rate.times(step -> 1 / Math.sqrt(step));
    assertEquals(0.1, rate.at(1_001));
    assertEquals(0.05, decayed.at(4));
  }

  private static double plateaus() {
    double validationLoss = Double.NaN;
    Plateau rate = Schedule.plateau(0.1, 0.5, 10).cooldown(5).minimum(1e-5);
    rate.report(validationLoss); // after each epoch
    Plateau.State saved = rate.state();
    rate.restore(saved);
    return rate.at(1);
  }
}
