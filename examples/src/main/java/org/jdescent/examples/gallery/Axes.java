package org.jdescent.examples.gallery;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import org.jdescent.examples.Numbers;
import org.jdescent.examples.gallery.Landscape.Window;

/**
 * Ticks outside a picture, and their labels.
 *
 * @param window what the picture shows
 * @param side of the picture
 */
record Axes(Window window, int side) {
  private static final int TICK = 4;
  private static final int LETTERS = 15;

  /**
   * Draws around a picture with its upper left corner at (0, 0).
   *
   * @param left whether y has labels
   * @param below whether x has labels
   */
  void draw(Graphics2D graphics, boolean left, boolean below) {
    graphics.setStroke(new BasicStroke(1));
    Text text = Text.plain(graphics, LETTERS);
    for (int i = 0; i * window.tick() <= window.side(); i++) {
      double at = i * window.tick() * (side - 1) / window.side();
      double up = side - 1 - at;
      graphics.setColor(Palette.FRAME);
      graphics.draw(new Line2D.Double(-TICK, up, 0, up));
      graphics.draw(new Line2D.Double(at, side, at, side + TICK));
      if (left) text.right(label(window.bottom(), i), -TICK - 4, up + LETTERS / 3.0);
      if (below) text.center(label(window.left(), i), at, side + TICK + LETTERS);
    }
  }

  private String label(double from, int tick) {
    return Numbers.exact(from + tick * window.tick()).replace('-', '−');
  }
}
