package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.jdescent.golden.StepRun;
import org.jdescent.golden.StepRuns;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What surrounds the rule, against frozen numbers of PyTorch and of the papers. */
class StepGoldenTest {
  static Stream<StepRun> runs() {
    return StepRuns.all();
  }

  @ParameterizedTest
  @MethodSource("runs")
  void agreesWithTheIndependentImplementation(StepRun run) {
    assertAll(
        run.deviations().stream().map(worst -> () -> assertTrue(worst.allowed(), worst::toString)));
  }
}
