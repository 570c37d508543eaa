package org.jdescent.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdescent.Tier;
import org.jdescent.benchmarks.StepBenchmark.Rival;
import org.jdescent.benchmarks.VanishingGradientBenchmark.Decaying;
import org.jdescent.benchmarks.VanishingGradientBenchmark.Tiny;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class ReportTest {
  private static final String ROW =
      "| 1 x 1,000,000, SGD | 6.00 ms | 4.00 ms … 8.00 ms | 2.00 | 0.75 | 0.75 | – | 1.50x |";

  private static final String STEP =
      "| 161 x 158,739 | 6.00 ms | 4.00 ms … 8.00 ms | 1.60 | 1.50x | 187 | 0.75 | 0.75 |";
  private static final List<String> GOALS =
      List.of(
          "| the whole step, times as long as Adam alone | ≤ 1.6 | 1.60 | 161 x 158,739 |",
          "| the whole step, fraction of the limit, from memory | ≥ 0.88 | 0.75 | 161 x 158,739 |",
          "| slow-down by zero gradients | ≤ 1.2 | 2.00 | EMA of zero parameters, AVX2 |");
  private static final String VANISHING =
      "| EMA of zero parameters, default, AVX2 | 6.00 ms | 12.0 ms | 2.00x |";

  @TempDir Path directory;

  @Test
  void ratiosAreFormedWithinRounds() throws IOException {
    // The machine is half as fast in the second round; the ratios stay what they are.
    round(1, 4e6, 3e6, 6e6);
    round(2, 8e6, 6e6, 12e6);
    Machine.here("command").write(directory);
    String page = Report.of(directory).page().text();
    assertTrue(page.contains(ROW), page);
    assertTrue(page.contains(STEP), page);
    assertTrue(page.contains(VANISHING), page);
    for (String goal : GOALS) assertTrue(page.contains(goal), page);
    assertTrue(page.contains("| 161 x 158,739, the whole step |"), page);
    assertTrue(page.contains("| all, 512 |"), page);
    assertFalse(page.contains("{{"), page);
  }

  @Test
  void aMedianOfAnEvenNumberLiesBetween() {
    assertEquals(2.5, new Sample(List.of(4.0, 1.0, 2.0, 3.0)).median());
  }

  private void round(int number, double library, double limit, double java) throws IOException {
    List<Object> entries = new ArrayList<>();
    entries.add(entry(Plan.library(Algorithm.SGD, Size.MILLION), library));
    entries.add(entry(Plan.java(Algorithm.SGD, Size.MILLION, 0), java));
    entries.add(entry(Plan.step(Rival.FUSED, Size.RESNET), library));
    entries.add(entry(Plan.step(Rival.SEPARATE, Size.RESNET), 1.5 * library));
    entries.add(entry(Plan.step(Rival.ADAM, Size.RESNET), library / 1.6));
    entries.add(entry(vanishing(false), library));
    entries.add(entry(vanishing(true), 2 * library));
    for (Trial limits :
        List.of(Plan.limit(Algorithm.SGD, Size.MILLION), Plan.stepLimit(Size.RESNET))) {
      Trial fastest = limits.with("threads", "0").with("ahead", "512");
      entries.add(entry(fastest.with("pages", "ORDINARY"), limit));
      entries.add(entry(fastest.with("pages", "HUGE"), 2 * limit));
    }
    Path file = directory.resolve("round-%03d.json".formatted(number));
    Files.writeString(file, new Gson().toJson(entries));
  }

  private static Trial vanishing(boolean vanished) {
    return Plan.vanishing(Decaying.EMA, Tiny.DEFAULT, Tier.AVX2, vanished);
  }

  static Map<String, Object> entry(Trial trial, double nanos) {
    return Map.of(
        "benchmark", trial.benchmark(), "params", trial.params(), "primaryMetric", metric(nanos));
  }

  /** An entry with the times of both. */
  public static Map<String, Object> bout(Trial trial, double ours, double theirs) {
    Map<String, Object> entry = new HashMap<>(entry(trial, ours + theirs));
    entry.put("secondaryMetrics", Map.of("ours", metric(ours), "theirs", metric(theirs)));
    return entry;
  }

  private static Map<String, Object> metric(double value) {
    return Map.of("score", value, "rawData", List.of(List.of(value)));
  }
}
