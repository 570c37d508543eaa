package org.jdescent.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jdescent.optimizers.AdamW;
import org.jdescent.optimizers.SGD;
import org.junit.jupiter.api.Test;

class EntrantTest {
  private static final Path CATALOGUE = Path.of("../src/main/java/org/jdescent/optimizers");

  @Test
  void everyOptimizerOfTheCatalogueEnters() throws IOException {
    List<String> names = Entrant.ALL.stream().map(Entrant::name).toList();
    List<String> missing = catalogue().stream().filter(name -> !names.contains(name)).toList();
    assertEquals(List.of(), missing, "each of these needs a line in Entrant.ALL");
    assertEquals(catalogue(), names, "each once, in this order");
  }

  private static List<String> catalogue() throws IOException {
    try (Stream<Path> files = Files.list(CATALOGUE)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".java") && !file.equals("package-info.java"))
          .map(file -> file.replaceFirst("\\.java$", ""))
          .sorted(String.CASE_INSENSITIVE_ORDER)
          .toList();
    }
  }

  @Test
  void settingsAreAllButTheRate() {
    assertEquals("–", new Entrant(SGD.defaults(), 1).settings());
    assertEquals(
        "beta1 0.9, beta2 0.999, epsilon 1e-8, weightDecay 0.01, epsilonAfterCorrection",
        new Entrant(AdamW.defaults(), 1).settings());
    assertEquals(
        "beta1 0.9, beta2 0.999, epsilon 1e-7, weightDecay 0.004",
        new Entrant(AdamW.keras(), 1).settings());
  }
}
