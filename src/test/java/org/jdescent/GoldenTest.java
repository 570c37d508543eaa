package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdescent.golden.GoldenRun;
import org.jdescent.golden.GoldenRuns;
import org.jdescent.golden.Inputs;
import org.jdescent.golden.NpyArray;
import org.jdescent.golden.ScheduleRun;
import org.jdescent.golden.ScheduleRuns;
import org.jdescent.golden.StepRun;
import org.jdescent.golden.StepRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The optimizers against frozen numbers of independent implementations: NumPy's and PyTorch's. */
class GoldenTest {
  private static final String INPUTS = "inputs.npy";

  static Stream<GoldenRun> runs() {
    return GoldenRuns.all();
  }

  @ParameterizedTest
  @MethodSource("runs")
  void agreesWithTheIndependentImplementation(GoldenRun run) {
    assertAll(
        run.deviations().stream().map(worst -> () -> assertTrue(worst.allowed(), worst::toString)));
  }

  @Test
  void inputsAreThoseOfTheScripts() {
    float[] inputs = new float[48];
    long[] streams = {0, 1, 1000};
    for (int i = 0; i < streams.length; i++) {
      System.arraycopy(Inputs.normal(streams[i], 16), 0, inputs, 16 * i, 16);
    }
    double[] got = IntStream.range(0, inputs.length).mapToDouble(i -> inputs[i]).toArray();
    assertArrayEquals(NpyArray.read(INPUTS).values(), got, INPUTS);
  }

  /** A frozen file that no run reads would prove nothing. */
  @Test
  void everyFileIsRead() throws Exception {
    Set<String> read = runs().map(GoldenRun::file).collect(Collectors.toCollection(TreeSet::new));
    ScheduleRuns.all().map(ScheduleRun::file).forEach(read::add);
    StepRuns.all().flatMap(StepRun::files).forEach(read::add);
    LBFGSGoldenTest.files().forEach(read::add);
    read.addAll(List.of(INPUTS, ScheduleRuns.METRICS));
    Path folder = Path.of(GoldenTest.class.getResource("/golden").toURI());
    try (Stream<Path> files = Files.walk(folder)) {
      Set<String> frozen =
          files
              .map(file -> folder.relativize(file).toString().replace('\\', '/'))
              .filter(file -> file.endsWith(".npy"))
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(read, frozen);
    }
  }
}
