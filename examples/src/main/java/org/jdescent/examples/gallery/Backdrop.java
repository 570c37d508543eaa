package org.jdescent.examples.gallery;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.jdescent.examples.gallery.Landscape.Window;

/** A landscape from above: a colour for the values between two levels. */
final class Backdrop {
  /** Painted so many times larger, and shrunk, edges are smooth. */
  private static final int FINER = 4;

  private Backdrop() {}

  static BufferedImage paint(Landscape landscape, int side) {
    int fine = FINER * side;
    BufferedImage large = new BufferedImage(fine, fine, BufferedImage.TYPE_INT_RGB);
    Window window = landscape.window();
    double[] levels = landscape.levels();
    for (int row = 0; row < fine; row++) {
      double y = window.bottom() + window.side() * (fine - row - 0.5) / fine;
      for (int column = 0; column < fine; column++) {
        double x = window.left() + window.side() * (column + 0.5) / fine;
        double height = (double) above(levels, landscape.value(x, y)) / levels.length;
        large.setRGB(column, row, Palette.ground(height).getRGB());
      }
    }
    return shrunk(large, side);
  }

  /** How many of the levels a value is above. */
  private static int above(double[] levels, double value) {
    int count = 0;
    while (count < levels.length && value > levels[count]) count++;
    return count;
  }

  /** Halved until it fits, so that every pixel counts. */
  private static BufferedImage shrunk(BufferedImage image, int side) {
    if (image.getWidth() == side) return image;
    int half = image.getWidth() / 2;
    BufferedImage smaller = new BufferedImage(half, half, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = smaller.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, half, half, null);
    graphics.dispose();
    return shrunk(smaller, side);
  }
}
