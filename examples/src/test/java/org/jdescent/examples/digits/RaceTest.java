package org.jdescent.examples.digits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.jdescent.Optimizer;
import org.jdescent.examples.Catalogue;
import org.jdescent.examples.digits.DigitSet.Split;
import org.jdescent.examples.digits.Training.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RaceTest {
  private static final double NEVER = Double.POSITIVE_INFINITY;
  private static final Split DATA = Split.of(Handwriting.write(1000, 1));

  @BeforeEach
  void useOneThread() {
    openblas_nolapack.blas_set_num_threads(1);
  }

  @Test
  void everyRuleForMatricesTakesPart() throws IOException {
    List<String> names = new ArrayList<>(Runner.ALL.stream().map(Runner::name).toList());
    assertEquals("AdamW", names.remove(0), "whose loss it is comes first");
    assertEquals(Catalogue.names(true), names, "each of these needs a line in Runner.ALL");
  }

  /** AdamW has the best of three rates, they have one. */
  @ParameterizedTest
  @CsvSource({"Muon, 0.005", "SOAP, 0.005"})
  void matricesNeedFewerSteps(String name, double rate) {
    Result adamW =
        Stream.of(0.001, 0.002, 0.005)
            .map(each -> train(Runner.ADAMW, each))
            .min(Comparator.comparingDouble(Result::last))
            .orElseThrow();
    Runner runner =
        Runner.ALL.stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
    Result result = train(runner, rate);
    double saved = finish(result).saved(finish(adamW))[0];
    assertTrue(saved > 0, "of AdamW's steps: " + saved);
    double last = result.last() / adamW.last();
    assertTrue(last < 0.75, "of AdamW's loss: " + last);
  }

  private static Result train(Runner runner, double rate) {
    try (Optimizer optimizer = runner.start(rate, 0.001).threads(1)) {
      return new Training(DATA, 1, 200, 64).run(optimizer, loss -> {});
    }
  }

  @Test
  void ratesStandAroundTheMiddle() {
    assertEquals(List.of(0.0002, 0.0005, 0.001, 0.002, 0.005), Race.grid(0.001));
    for (Runner runner : Runner.ALL)
      assertEquals(5, Race.grid(runner.entrant().digitsRate()).size());
  }

  @Test
  void whatIsNoNumberIsNotTheBest() {
    assertEquals(2, Race.best(new TreeMap<>(Map.of(1.0, 0.5, 2.0, 0.1, 3.0, Double.NaN))));
    assertEquals(1, Race.best(new TreeMap<>(Map.of(1.0, 0.1, 2.0, 0.1))));
    assertEquals(1, Race.best(new TreeMap<>(Map.of(1.0, Double.NaN, 2.0, NEVER))));
  }

  /** Means over all steps so far: 8, 6, 4, 3 for the one, 6, 4, 3, 2.5 for the other. */
  @Test
  void stepsAreThoseToTheOthersLastLoss() {
    Finish slow = finish(result(8, 4, 0, 0), result(8, 4, 0, 0));
    Finish fast = finish(result(6, 2, 1, 1), result(6, 6, 6, 6));
    assertArrayEquals(new double[] {3, 3}, slow.losses());
    assertArrayEquals(new double[] {4, 4}, slow.steps(slow));
    assertArrayEquals(new double[] {3, NEVER}, fast.steps(slow));
    assertArrayEquals(new double[] {0.25, Double.NEGATIVE_INFINITY}, fast.saved(slow));
    assertArrayEquals(
        new double[] {7, 5, 3, 3}, finish(result(8, 4, 0, 0), result(6, 6, 6, 6)).curve());
    assertEquals(1, fast.gradientMillis());
    assertEquals(2, fast.updateMillis());
    assertEquals(3, Finish.median(new double[] {NEVER, 3, 1}));
  }

  @Test
  void whoNeverGetsThereIsShown() {
    Training training = new Training(DATA, 1, 4, 64);
    Race race = new Race(List.of(training), List.of(training), 1);
    Finish adamW = finish(result(8, 4, 0, 0));
    Finish other =
        new Finish(
            Runner.ALL.get(1), new TreeMap<>(Map.of(1.0, 4.5)), 1, List.of(result(6, 6, 6, 6)));
    String page = new RacePage(race, List.of(adamW, other)).page("digits --matrices");
    assertTrue(page.contains("| AdamW | 0.001 | 3.00 | 3.00 … 3.00 | 4 | 4 | – |"), page);
    assertTrue(
        page.contains("| Muon | 1 | 6.00 | 6.00 … 6.00 | never | never | – (– … –) |"), page);
    assertTrue(page.contains("| 1: 4.50 |"), page);
  }

  /** Its numbers depend on the machine, but not on who takes part. */
  @Test
  void theDocumentHasEveryone() throws IOException {
    String document = Files.readString(Path.of("../docs/digits-matrices.md"));
    for (Runner runner : Runner.ALL) {
      String row = "| %s | %s | ".formatted(runner.name(), runner.entrant().settings());
      assertTrue(document.contains(row), row + " is not in it");
    }
  }

  private static Finish finish(Result... results) {
    return new Finish(Runner.ADAMW, new TreeMap<>(Map.of(0.001, 1.0)), 0.001, List.of(results));
  }

  /** Of 4 steps of 1 ms and 2 ms. */
  private static Result result(double... losses) {
    return new Result(losses, 0, 0.004, 0.008);
  }
}
