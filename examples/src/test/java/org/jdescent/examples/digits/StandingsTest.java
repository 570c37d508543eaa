package org.jdescent.examples.digits;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jdescent.examples.Entrant;
import org.jdescent.examples.Numbers;
import org.jdescent.examples.digits.DigitSet.Split;
import org.junit.jupiter.api.Test;

class StandingsTest {
  @Test
  void whoDivergedHasNoLoss() {
    Training training = new Training(Split.of(Handwriting.write(5000, 1)), 1, 4, 64);
    Training.Result result =
        new Training.Result(new double[] {4, 2, 3, Double.NaN}, 0.1234, 0.008, 0.002);
    Entrant first = Entrant.ALL.get(0);
    String page = new Standings(training, Map.of(first, result)).page("digits --all");
    assertTrue(page.contains("jar digits --all\n"), page);
    assertTrue(page.contains("4,000 digits to learn from, 1,000 for the"), page);
    assertTrue(page.contains(" | 4.00 | 3.00 | – | 12.34 % |"), page);
  }

  /** Its numbers depend on the machine, but not on who takes part, and at which rate. */
  @Test
  void theDocumentHasEveryone() throws IOException {
    String document = Files.readString(Path.of("../docs/digits-all.md"));
    for (Entrant entrant : Entrant.ALL) {
      String rate = Numbers.exact(entrant.digitsRate());
      String row = "| %s | %s | %s | ".formatted(entrant.name(), entrant.settings(), rate);
      assertTrue(
          document.contains(row),
          "%s is not in it: java -jar examples/target/jdescent-examples.jar digits --all --out docs"
              .formatted(row));
    }
  }
}
