package org.jdescent.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallPngTest {
  @TempDir Path directory;

  @Test
  void fewColoursStayAsTheyAre() throws IOException {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 256; i++) image.setRGB(i % 16, i / 16, 0x010203 * i);
    assertEquals(0, worst(image, written(image)));
  }

  @Test
  void manyColoursMoveALittle() throws IOException {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64 * 64; i++) {
      image.setRGB(i % 64, i / 64, 0xFF8000 | i / 64 << 8 | i % 64);
    }
    int worst = worst(image, written(image));
    assertTrue(worst > 0 && worst <= 5, "by " + worst);
  }

  private BufferedImage written(BufferedImage image) throws IOException {
    Path file = directory.resolve("image.png");
    SmallPng.write(image, file);
    return ImageIO.read(file.toFile());
  }

  /** The largest difference of any channel of any pixel. */
  private static int worst(BufferedImage one, BufferedImage other) {
    int worst = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        for (int shift = 0; shift < 24; shift += 8) {
          int a = one.getRGB(x, y) >> shift & 0xFF;
          int b = other.getRGB(x, y) >> shift & 0xFF;
          worst = Math.max(worst, Math.abs(a - b));
        }
      }
    }
    return worst;
  }
}
