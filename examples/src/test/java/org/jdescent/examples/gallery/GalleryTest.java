package org.jdescent.examples.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jdescent.examples.Rates;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GalleryTest {
  private static final int WHITE = 0xFFFFFFFF;
  private static final List<List<Exhibit>> WALLS = new ArrayList<>();

  @BeforeAll
  static void descend() {
    System.setProperty("java.awt.headless", "true");
    for (Landscape landscape : Landscape.ALL) {
      WALLS.add(Exhibit.all(landscape));
    }
  }

  /** The upper end of the grid is another matter: Adafactor, say, limits its steps itself. */
  @Test
  void everyoneGetsSomewhereAndNobodyWantsSmallerRates() {
    for (List<Exhibit> wall : WALLS) {
      for (Exhibit exhibit : wall) {
        Descent descent = exhibit.descent();
        Landscape landscape = descent.landscape();
        String who = "%s on %s".formatted(exhibit.entrant().name(), landscape.name());
        double start = landscape.value(landscape.start().x(), landscape.start().y());
        assertTrue(descent.score() < start, who);
        assertNotEquals(Rates.FINE.get(0), descent.rate(), who);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 48})
  void nothingIsCutOffAtTheEdges(int count) {
    for (List<Exhibit> wall : WALLS) {
      Exhibit first = wall.get(0);
      BufferedImage sheet =
          Sheet.draw(first.descent().landscape(), Collections.nCopies(count, first));
      int right = sheet.getWidth() - 1;
      int bottom = sheet.getHeight() - 1;
      for (int x = 0; x <= right; x++) {
        assertEquals(WHITE, sheet.getRGB(x, 0));
        assertEquals(WHITE, sheet.getRGB(x, bottom));
      }
      for (int y = 0; y <= bottom; y++) {
        assertEquals(WHITE, sheet.getRGB(0, y));
        assertEquals(WHITE, sheet.getRGB(right, y));
      }
    }
  }

  /** The same bits on every machine, so a page that differs is an old one. */
  @Test
  void theDocumentIsWhatTheProgramWrites() throws IOException {
    String document = Files.readString(Path.of("../docs/gallery.md"));
    assertEquals(
        GalleryPage.write(WALLS),
        document,
        "it is old: java -jar examples/target/jdescent-examples.jar gallery --out docs");
  }
}
