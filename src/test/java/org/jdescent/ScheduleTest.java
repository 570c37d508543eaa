package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdescent.schedules.Cyclic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every schedule's values, computed by hand; its ends, and the far side of them. */
class ScheduleTest {
  private static final long FAR = 1L << 53;
  private static final double ROOT = Math.sqrt(0.5);

  static List<Schedule> all() {
    return Schedules.all();
  }

  /** A schedule, then steps and the value at each. */
  private static Arguments row(Schedule schedule, double... stepsAndValues) {
    return Arguments.of(schedule, stepsAndValues);
  }

  static Stream<Arguments> byHand() {
    return Stream.of(
        row(Schedule.constant(0.1), 1, 0.1, FAR, 0.1),
        row(Schedule.step(1, 0.5, 3), 1, 1, 3, 1, 4, 0.5, 6, 0.5, 7, 0.25),
        row(Schedule.multiStep(1, 0.5, 2, 5), 1, 1, 2, 1, 3, 0.5, 5, 0.5, 6, 0.25, FAR, 0.25),
        row(
            Schedule.piecewise(List.of(2L, 5L), List.of(3.0, 7.0, 1.0)),
            1,
            3,
            2,
            3,
            3,
            7,
            5,
            7,
            6,
            1,
            FAR,
            1),
        row(Schedule.exponential(8, 0.5), 1, 8, 2, 4, 4, 1),
        row(Schedule.exponential(8, 0.5, 2), 1, 8, 2, 8 * ROOT, 3, 4),
        row(Schedule.inverseTime(1, 0.5, 4), 1, 1, 5, 1 / 1.5, 9, 0.5),
        row(Schedule.naturalExponential(2, 3, 4), 1, 2, 5, 2 * Math.exp(-3)),
        row(Schedule.polynomial(10, 2, 4, 2), 1, 10, 3, 4, 4, 2.5, 5, 2, FAR, 2),
        row(Schedule.linear(4, 0, 4), 1, 4, 2, 3, 3, 2, 4, 1, 5, 0, 6, 0, FAR, 0),
        row(Schedule.linear(1, 9, 4), 1, 1, 2, 3, 5, 9, 6, 9),
        row(Schedule.linear(1, 0, FAR), FAR / 2 + 1, 0.5, FAR + 1, 0),
        row(Schedule.cosine(2, 0, 4), 1, 2, 2, 1 + ROOT, 3, 1, 4, 1 - ROOT, 5, 0, 6, 0, FAR, 0),
        row(Schedule.cosineRestarts(2, 0, 2), 1, 2, 2, 1, 3, 2, 4, 1, FAR - 1, 2),
        row(Schedule.cosineRestarts(2, 0, 2, 2), 1, 2, 2, 1, 3, 2, 5, 1, 7, 2, 11, 1, 15, 2),
        // The third length would exceed a long: the last step is 1/512 before the end of the
        // longest.
        row(
            Schedule.cosineRestarts(2, 0, 2, FAR),
            3,
            2,
            FAR + 3,
            1,
            0x1p63,
            1 - Math.cos(Math.PI / 512)),
        row(Schedule.oneCycle(1, 5, 0, 20, 0.3), 1, 1, 6, 5, 13, 2.5, 20, 0, 21, 0, FAR, 0),
        row(Schedule.oneCycle(0.95, 0.85, 0.9, 20, 0.3), 1, 0.95, 6, 0.85, 13, 0.875, 20, 0.9),
        row(Schedule.oneCycle(1, 5, 3, 20, 0), 1, 5, 20, 3),
        row(Schedule.oneCycle(1, 5, 3, 1, 0.5), 1, 3),
        row(cyclic(Cyclic.Mode.triangular()), 1, 1, 2, 2, 3, 3, 5, 2, 7, 1, 9, 3),
        row(cyclic(Cyclic.Mode.triangular2()), 1, 1, 2, 2, 3, 3, 5, 2, 7, 1, 9, 2, 15, 1.5),
        row(cyclic(Cyclic.Mode.expRange(0.5)), 1, 1, 2, 1.5, 3, 1.5, 5, 1.0625),
        row(Schedule.trapezoid(6, 2, 2, 3, 4), 1, 2, 2, 4, 3, 6, 6, 6, 7, 5, 9, 3, 10, 2, FAR, 2),
        row(Schedule.trapezoid(6, 2, 0, 0, 4), 1, 6, 2, 5, 5, 2),
        row(Schedule.trapezoid(6, 2, FAR, FAR, FAR), 2.0 * FAR, 6, 3.0 * FAR + 1, 2),
        row(Schedule.rex(3, 4), 1, 3, 3, 2, 5, 0, 6, 0, FAR, 0),
        row(Schedule.inverseSquareRoot(2, 4), 1, 0.5, 2, 1, 4, 2, 16, 1, 64, 0.5),
        row(Schedule.noam(4, 16, 2), 1, 1.0 / 64, 16, 0.25, 64, 0.125),
        row(Schedule.noam(512, 4000), 4000, 1 / Math.sqrt(512 * 4000.0)),
        row(Schedule.plateau(0.1, 0.5, 10), 1, 0.1, FAR, 0.1));
  }

  private static Schedule cyclic(Cyclic.Mode mode) {
    return Schedule.cyclic(1, 3, 2, 4, mode);
  }

  @ParameterizedTest
  @MethodSource
  void byHand(Schedule schedule, double[] stepsAndValues) {
    for (int i = 0; i < stepsAndValues.length; i += 2) {
      long step = (long) stepsAndValues[i];
      double expected = stepsAndValues[i + 1];
      assertEquals(expected, schedule.at(step), 1e-15 * Math.max(1, expected), "at step " + step);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyStepOfALongHas(Schedule schedule) {
    for (long step : new long[] {FAR - 1, FAR, FAR + 1, Long.MAX_VALUE}) {
      double value = schedule.at(step);
      assertTrue(value >= 0 && value <= 0.1, () -> schedule + " at " + step + ": " + value);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void noStepBeforeTheFirst(Schedule schedule) {
    for (long step : new long[] {0, -1, Long.MIN_VALUE}) {
      FaultTest.throwsMessage(
          IllegalArgumentException.class,
          "a schedule's step must be at least 1, got " + step,
          () -> schedule.at(step));
    }
  }

  @Test
  void endsAreExactAndNothingJumps() {
    double[] values = {0.1, 0.3, 1e-7, 0, 0.7, 3e-4, 0.9};
    for (double from : values) {
      for (double to : values) {
        ends(Schedule.linear(from, to, 77), from, to);
        ends(Schedule.cosine(from, to, 77), from, to);
        ends(Schedule.polynomial(from, to, 77, 1.3), from, to);
        smooth(Schedule.oneCycle(from, 1, to, 77, 0.4));
        smooth(Schedule.trapezoid(1, to, 30, 10, 37));
        smooth(Schedule.cosine(from, to, 60).warmup(17));
      }
    }
  }

  private static void ends(Schedule schedule, double first, double last) {
    assertEquals(first, schedule.at(1));
    assertEquals(last, schedule.at(78));
    assertEquals(last, schedule.at(79));
    smooth(schedule);
  }

  private static void smooth(Schedule schedule) {
    for (long step = 1; step < 100; step++) {
      double change = Math.abs(schedule.at(step + 1) - schedule.at(step));
      assertTrue(change < 0.06, schedule + " changes by " + change + " after step " + step);
    }
  }

  @Test
  void equalArgumentsMakeEqualSchedules() {
    assertEquals(Schedule.constant(0.1), Schedule.constant(0.1));
    assertNotEquals(Schedule.constant(0.1), Schedule.constant(0.2));
    List<Schedule> values = all().stream().filter(s -> s instanceof Record).toList();
    assertEquals(values, all().stream().filter(s -> s instanceof Record).toList());
    assertEquals(Schedule.cosine(1, 0, 9).warmup(3), Schedule.cosine(1, 0, 9).warmup(3));
  }

  @Test
  void wordsAreShort() {
    String expected =
        """
        0.1
        step(0.1 times 0.5 every 30)
        multiStep(0.1 times 0.5 at [30, 80])
        piecewise([0.1, 0.01, 0.001] at [30, 80])
        exponential(0.1 times 0.9 in 30)
        inverseTime(0.1, rate 0.5 per 30)
        naturalExponential(0.1, rate 0.5 per 30)
        polynomial(0.1 to 0.01 in 100, power 2.0)
        linear(0.1 to 0.01 in 100)
        cosine(3.0E-4 to 0.0 in 20000)
        cosineRestarts(0.1 to 0.01 in 30, times 2)
        oneCycle(0.01 to 0.1 to 0.001 in 100, rise 0.3)
        cyclic(0.01 to 0.1, 20 up, 30 down, 0.5 per cycle, 1.0 per step)
        trapezoid(0.1 to 0.01, 10 up, 70 stable, 20 down)
        rex(0.1 in 100)
        inverseSquareRoot(0.1 at step 40)
        plateau(0.1 times 0.5, patience 10)
        warmup(5 steps linear, 0.1)
        join(0.1 for 5, then rex(0.1 in 100))
        product(0.1, rex(1.0 in 100))
        """;
    assertEquals(
        expected.strip(), all().stream().map(Schedule::toString).collect(Collectors.joining("\n")));
  }

  @Test
  void noneIsMissing() throws Exception {
    Set<Class<?>> tested = all().stream().map(Schedule::getClass).collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(Path.of("src/main/java/org/jdescent/schedules"))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        Class<?> type = Class.forName("org.jdescent.schedules." + name);
        boolean missing = Schedule.class.isAssignableFrom(type) && !tested.contains(type);
        assertFalse(missing, name + " is not among Schedules.all()");
      }
    }
    String page = Files.readString(Path.of("docs/schedules.md"));
    for (Method method : Schedule.class.getMethods()) {
      boolean makes = Modifier.isStatic(method.getModifiers()) || method.isDefault();
      boolean described = page.contains("| `" + method.getName() + "(");
      assertTrue(described || !makes, "no row in docs/schedules.md for " + method.getName());
    }
  }
}
