package org.jdescent.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.options.TimeValue;

class CatalogueTest {
  private static final Path SOURCES = Path.of("../src/main/java/org/jdescent/optimizers");
  private static final Effort TINY = new Effort(0, 1, TimeValue.milliseconds(1));
  private static final String NUMBERS =
      "N \\| T \\| T … T \\| N \\| N \\| N … N \\| [^|]*\\|"
          .replace("T", "N (ns|µs|ms)")
          .replace("N", "[0-9.]+");
  private static final String ROW =
      "| `SGD` | 12 | 12.0 ms | 8.00 ms … 16.0 ms | 25.6 | 0.75 | 0.75 … 0.75 | ";
  private static final Remark NOTHING = new Remark(0, "", "");

  @TempDir Path directory;

  @BeforeAll
  static void letOthersMeasureToo() {
    System.setProperty("jmh.ignoreLock", "true");
  }

  @Test
  void everyOptimizerIsFoundThatTakesMoreThanMatrices() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      Set<String> sources = new HashSet<>();
      files.forEach(file -> sources.add(file.getFileName().toString().replace(".java", "")));
      sources.remove("package-info");
      sources.removeIf(name -> Catalogue.rule(name).side(2, 2) > 0);
      assertEquals(sources, Set.copyOf(Catalogue.names()));
    }
  }

  @Test
  void everyOptimizerHasARow() throws Exception {
    List<CatalogueCell> cells = CatalogueCell.of(Catalogue.names(), Size.MLP);
    CataloguePlan plan = new CataloguePlan(cells);
    Machine.here("command").write(directory);
    Run run = new Run(directory);
    Results variants = run.survey(plan.survey(), TINY);
    run.round(1, 1, plan.round(variants), TINY, false);
    String page = CatalogueReport.of(directory, cells).page().text();
    for (CatalogueCell cell : cells) {
      String row = "| `%s` | ".formatted(cell.optimizer());
      String numbers = page.lines().filter(line -> line.startsWith(row)).findFirst().orElse(page);
      assertTrue(numbers.substring(row.length()).matches(NUMBERS), numbers);
    }
    assertFalse(page.contains("{{"), page);
  }

  @Test
  void fractionsAreFormedWithinRounds() throws IOException {
    CatalogueReport report = slowing(new CatalogueCell("SGD", Size.RESNET, NOTHING));
    String page = report.page().text();
    assertTrue(page.contains(ROW + "not known yet |"), page);
    assertEquals(List.of("SGD"), report.unexplained());
  }

  @Test
  void remarksCountAndAreShown() throws IOException {
    Remark remark = new Remark(12, "p thrice", "nothing at all");
    CatalogueReport report = slowing(new CatalogueCell("SGD", Size.RESNET, remark));
    String page = report.page().text();
    assertTrue(page.contains(ROW.replace("| 12 |", "| 24 |").replace("25.6", "51.1")), page);
    assertTrue(page.contains("| nothing at all |"), page);
    assertTrue(page.contains("| `SGD` | 12 | p thrice |"), page);
    assertEquals(List.of(), report.unexplained());
  }

  /** The machine is half as fast in the second round; the fraction stays what it is. */
  private CatalogueReport slowing(CatalogueCell cell) throws IOException {
    round(1, cell, 8e6, 6e6);
    round(2, cell, 16e6, 12e6);
    Machine.here("command").write(directory);
    return CatalogueReport.of(directory, List.of(cell));
  }

  private void round(int number, CatalogueCell cell, double library, double limit)
      throws IOException {
    List<Object> entries = new ArrayList<>();
    entries.add(ReportTest.bout(cell.bout().with("pages", "ORDINARY"), library, limit));
    entries.add(ReportTest.bout(cell.bout().with("pages", "HUGE"), library, 2 * limit));
    Path file = directory.resolve("round-%03d.json".formatted(number));
    Files.writeString(file, new Gson().toJson(entries));
  }

  @Test
  void bytesFollowFromSlots() {
    Map<String, Double> bytes =
        Map.of("SGD", 12.0, "Momentum", 20.0, "Adam", 28.0, "AMSGrad", 36.0);
    for (String name : bytes.keySet()) {
      Demand demand = CatalogueCell.of(name, Size.RESNET).demand();
      assertEquals(bytes.get(name), demand.bytesPerElement());
      assertEquals(161 * 158_739, demand.elements());
    }
  }

  @Test
  void remarksAreAboutOptimizersThatThereAre() throws IOException {
    Set<String> unknown = new HashSet<>(Remark.optimizers());
    unknown.removeAll(Catalogue.names());
    assertEquals(Set.of(), unknown);
  }
}
