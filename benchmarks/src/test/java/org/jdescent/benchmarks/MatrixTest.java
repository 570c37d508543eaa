package org.jdescent.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.Recipe;
import org.jdescent.benchmarks.MatrixBenchmark.Rival;
import org.jdescent.benchmarks.MatrixBenchmark.Way;
import org.jdescent.optimizers.Muon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixTest {
  private static final float CLOSE = 1e-4f; // of the largest
  private static final int STEPS = 3;
  private static final String ROW =
      "| 4 x 1024 x 1024 | 150 ms | 100 ms … 200 ms | 225 ms | 1.50x | 1.50x … 1.50x | ";
  private static final String PEAK =
      Markdown.number(4 * 20 * Math.pow(1024, 3) / 100 / (Peak.flops(Settings.threads(0)) / 20));
  private static final List<String> GOALS =
      List.of(
          "| vs the plain loop, wide matrices | ≥ 2.2 | 1.50 | 12 x 768 x 3072 |",
          "| vs PyTorch's plain loop | ≥ 20.0 | 3.00 | 1 x 256 x 256 |",
          "| fraction of the peak, large ones | ≥ 0.75 | %s | 4 x 1024 x 1024 |".formatted(PEAK));

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"2 x 3 x 7", "3 x 64 x 64", "2 x 40 x 100", "1 x 100 x 120"})
  void libraryAndPlainLoopAgree(String text) {
    Matrices matrices = Matrices.of(text);
    try (NativeStep library = library(matrices);
        MuonLoop loop = new MuonLoop(Muon.defaults(), matrices)) {
      loop.params().forEach(p -> p.put(new float[matrices.elements()]));
      for (int step = 1; step <= STEPS; step++) {
        for (int i = 0; i < matrices.count(); i++) {
          float[] g = gradient(matrices, i + step);
          library.grads().get("layer" + i).put(g);
          loop.grads().get(i).put(g);
        }
        library.run();
        loop.run();
        for (int i = 0; i < matrices.count(); i++) {
          assertClose(read(loop.params().get(i)), read(library.params().get("layer" + i)));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 x 3 x 7", "1 x 64 x 64", "1 x 100 x 120"})
  void libraryAndTorchAgree(String text) {
    Matrices matrices = Matrices.of(text);
    int iterations = Muon.defaults().iterations();
    try (NativeStep library = library(matrices);
        TorchLoop torch = new TorchLoop(iterations, matrices)) {
      float[] g = gradient(matrices, 1);
      library.grads().get("layer0").put(g);
      torch.grads().get(0).put(g);
      library.run();
      float[] direction = read(library.params().get("layer0"));
      double rate = Muon.defaults().learningRate().at(1);
      for (int i = 0; i < direction.length; i++) direction[i] /= (float) -rate;
      assertClose(torch.first(), direction);
    }
  }

  private static NativeStep library(Matrices matrices) {
    return new NativeStep(Recipe.of(Muon.defaults()).start(), matrices.tensors())
        .shape(matrices.shapes())
        .zeroParameters();
  }

  private static float[] gradient(Matrices matrices, int seed) {
    float[] values = Values.array(matrices.elements());
    for (int i = 0; i < values.length; i++) values[i] *= (i + seed) % 7 - 3;
    return values;
  }

  private static void assertClose(float[] expected, float[] actual) {
    float largest = 0;
    for (float value : expected) largest = Math.max(largest, Math.abs(value));
    assertTrue(largest > 0);
    assertArrayEquals(expected, actual, CLOSE * largest);
  }

  private static float[] read(FloatPointer pointer) {
    float[] values = new float[(int) pointer.limit()];
    pointer.get(values);
    return values;
  }

  @Test
  void operationsAreCounted() {
    double n3 = 256.0 * 256 * 256;
    assertEquals(20 * n3, Matrices.of("1 x 256 x 256").flops());
    assertEquals(2 * 30 * n3, Matrices.of("2 x 256 x 256").plainFlops());
    assertEquals(3 * (3 * 4 + 17) * n3, Matrices.of("3 x 256 x 1024").flops());
    assertEquals(5 * (4 * 4 + 2) * n3, Matrices.of("1 x 256 x 1024").plainFlops());
  }

  @Test
  void ratiosAreFormedWithinRounds() throws IOException {
    // The machine is half as fast in the second round; the ratios stay what they are.
    round(1, 1e8);
    round(2, 2e8);
    Machine.here("command").write(directory);
    String page = MatrixReport.of(directory).page().text();
    assertTrue(page.contains(ROW), page);
    for (String goal : GOALS) assertTrue(page.contains(goal), page);
    assertFalse(page.contains("{{"), page);
  }

  @Test
  void aRivalThatIsMissingLeavesItsRowEmpty() throws IOException {
    Files.writeString(directory.resolve("round-001.json"), "[]");
    Machine.here("command").write(directory);
    String page = MatrixReport.of(directory).page().text();
    assertTrue(page.contains("| 1 x 256 x 256 | – | – … – | – |"), page);
  }

  private void round(int number, double library) throws IOException {
    List<Object> entries = new ArrayList<>();
    for (MatrixCell cell : MatrixCell.all()) {
      entries.add(ReportTest.entry(cell.trial(Rival.LIBRARY), library));
      entries.add(ReportTest.entry(cell.trial(Rival.LOOP), 1.5 * library));
      entries.add(ReportTest.entry(cell.trial(Rival.PYTORCH), 3 * library));
      entries.add(ReportTest.entry(cell.peak(Way.EACH), library / 5));
      entries.add(ReportTest.entry(cell.peak(Way.TOGETHER), library / 4));
    }
    Path file = directory.resolve("round-%03d.json".formatted(number));
    Files.writeString(file, new Gson().toJson(entries));
  }
}
