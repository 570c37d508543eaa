package org.jdescent.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.jdescent.optimizers.AdamW;
import org.jdescent.optimizers.SGD;
import org.junit.jupiter.api.Test;

class EntrantTest {
  @Test
  void everyOptimizerOfTheCatalogueEnters() throws IOException {
    List<String> names = Entrant.ALL.stream().map(Entrant::name).toList();
    List<String> wanted = Catalogue.names(false);
    List<String> missing = wanted.stream().filter(name -> !names.contains(name)).toList();
    assertEquals(List.of(), missing, "each of these needs a line in Entrant.ALL");
    assertEquals(wanted, names, "each once, in this order");
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
