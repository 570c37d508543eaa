package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.jdescent.golden.ScheduleRun;
import org.jdescent.golden.ScheduleRuns;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schedules against frozen numbers of PyTorch. */
class ScheduleGoldenTest {
  static Stream<ScheduleRun> runs() {
    return ScheduleRuns.all();
  }

  @ParameterizedTest
  @MethodSource("runs")
  void agreesWithPyTorch(ScheduleRun run) {
    double worst = run.worst();
    assertTrue(
        worst <= ScheduleRun.ALLOWED,
        () -> "%s is off by %s, allowed %s".formatted(run, worst, ScheduleRun.ALLOWED));
  }
}
