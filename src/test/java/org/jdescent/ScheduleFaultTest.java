package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jdescent.schedules.Cyclic;
import org.jdescent.schedules.Plateau;
import org.jdescent.schedules.Ramp;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What schedules refuse, and in which words. */
class ScheduleFaultTest {
  private static final Schedule ONE = Schedule.constant(1);

  static List<Schedule> records() {
    return Schedules.all().stream().filter(schedule -> schedule instanceof Record).toList();
  }

  @ParameterizedTest
  @MethodSource("records")
  void everyNumberRefusesWhatItCannotBe(Schedule schedule) throws ReflectiveOperationException {
    for (RecordComponent component : schedule.getClass().getRecordComponents()) {
      if (component.getType() == double.class) {
        for (double bad : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY, 1e39}) {
          refuses(schedule, component, bad);
        }
      } else if (component.getType() == long.class) {
        for (long bad : new long[] {-1, Long.MIN_VALUE, (1L << 53) + 1, Long.MAX_VALUE}) {
          refuses(schedule, component, bad);
        }
      }
    }
  }

  private static void refuses(Schedule schedule, RecordComponent changed, Object bad)
      throws ReflectiveOperationException {
    RecordComponent[] components = schedule.getClass().getRecordComponents();
    Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class[]::new);
    Constructor<?> constructor = schedule.getClass().getConstructor(types);
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < arguments.length; i++) {
      boolean here = components[i].getName().equals(changed.getName());
      arguments[i] = here ? bad : components[i].getAccessor().invoke(schedule);
    }
    String all = Arrays.toString(arguments);
    Throwable cause =
        assertThrows(InvocationTargetException.class, () -> constructor.newInstance(arguments), all)
            .getCause();
    assertEquals(IllegalArgumentException.class, cause.getClass());
    String pattern = "Schedule\\.\\w+ " + changed.getName() + " must be .*, got " + bad;
    assertTrue(cause.getMessage().matches(pattern), cause.getMessage());
  }

  private static Arguments refusal(String message, Executable use) {
    return Arguments.of(message, use);
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        refusal(
            "Schedule.constant value must be finite and at least 0, got -1.0",
            () -> Schedule.constant(-1)),
        refusal("Schedule.step every must be at least 1, got 0", () -> Schedule.step(0.1, 0.5, 0)),
        refusal(
            "Schedule.multiStep milestone must be at least 1, got 0",
            () -> Schedule.multiStep(0.1, 0.5, 0)),
        refusal(
            "Schedule.multiStep milestone must be at least 31, got 30",
            () -> Schedule.multiStep(0.1, 0.5, 30, 30)),
        refusal(
            "Schedule.multiStep milestone must not be null",
            () -> Schedule.multiStep(0.1, 0.5, (long[]) null)),
        refusal(
            "Schedule.piecewise boundary must be at least 6, got 2",
            () -> Schedule.piecewise(List.of(5L, 2L), List.of(1.0, 2.0, 3.0))),
        refusal(
            "Schedule.piecewise values must be one more than boundaries, got [1.0] for [5]",
            () -> Schedule.piecewise(List.of(5L), List.of(1.0))),
        refusal(
            "Schedule.piecewise value must be finite and at least 0, got NaN",
            () -> Schedule.piecewise(List.of(5L), List.of(1.0, Double.NaN))),
        refusal(
            "Schedule.piecewise value must not be null",
            () -> Schedule.piecewise(List.of(5L), Arrays.asList(1.0, null))),
        refusal(
            "Schedule.polynomial power must be finite and above 0, got 0.0",
            () -> Schedule.polynomial(1, 0, 10, 0)),
        refusal("Schedule.cosine steps must be at least 1, got 0", () -> Schedule.cosine(1, 0, 0)),
        refusal(
            "Schedule.cosine steps must be at most 2^53, got 9007199254740993",
            () -> Schedule.cosine(1, 0, (1L << 53) + 1)),
        refusal(
            "Schedule.oneCycle rise must be in [0, 1), got 1.0",
            () -> Schedule.oneCycle(1, 2, 0, 10, 1)),
        refusal("Schedule.cyclic mode must not be null", () -> Schedule.cyclic(0, 1, 2, 2, null)),
        refusal("Cyclic.Mode perStep must be in [0, 1], got 1.1", () -> Cyclic.Mode.expRange(1.1)),
        refusal(
            "Schedule.trapezoid warmup must be at least 0, got -1",
            () -> Schedule.trapezoid(1, 0, -1, 0, 1)),
        refusal("Schedule.noam modelSize must be at least 1, got 0", () -> Schedule.noam(0, 4000)),
        refusal("Schedule.noam warmup must be at least 1, got 0", () -> Schedule.noam(512, 0)),
        refusal("Schedule.warmup steps must be at least 0, got -1", () -> ONE.warmup(-1)),
        refusal("Schedule.warmup ramp must not be null", () -> ONE.warmup(3, null)),
        refusal(
            "Ramp.exponential from must be finite and above 0, got 0.0", () -> Ramp.exponential(0)),
        refusal(
            "Ramp.constant factor must be finite and at least 0, got NaN",
            () -> Ramp.constant(Double.NaN)),
        refusal("Schedule.then steps must be at least 1, got 0", () -> ONE.then(0, ONE)),
        refusal("Schedule.then next must not be null", () -> ONE.then(1, null)),
        refusal("Schedule.times factor must not be null", () -> ONE.times(null)),
        refusal(
            "Schedule.plateau factor must be in [0, 1), got 1.0", () -> Schedule.plateau(1, 1, 10)),
        refusal(
            "Schedule.plateau patience must be at least 0, got -1",
            () -> Schedule.plateau(1, 0.5, -1)),
        refusal(
            "Schedule.plateau threshold must be in [0, 1), got 1.0", () -> plateau().threshold(1)),
        refusal(
            "Schedule.plateau absoluteThreshold must be finite and at least 0, got -1.0",
            () -> plateau().absoluteThreshold(-1)),
        refusal(
            "Schedule.plateau cooldown must be at least 0, got -1", () -> plateau().cooldown(-1)),
        refusal(
            "Schedule.plateau minimum must be finite and at least 0, got -1.0",
            () -> plateau().minimum(-1)),
        refusal(
            "Schedule.plateau epsilon must be finite and at least 0, got NaN",
            () -> plateau().epsilon(Double.NaN)),
        refusal("Schedule.plateau state must not be null", () -> plateau().restore(null)),
        refusal(
            "Plateau.State best must be a number, got NaN",
            () -> new Plateau.State(1, Double.NaN, 0, 0)));
  }

  private static Plateau plateau() {
    return Schedule.plateau(1, 0.5, 10);
  }

  @ParameterizedTest
  @MethodSource
  void refusals(String message, Executable use) {
    FaultTest.throwsMessage(IllegalArgumentException.class, message, use);
  }
}
