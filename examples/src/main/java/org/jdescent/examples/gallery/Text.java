package org.jdescent.examples.gallery;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;

/**
 * Writes on a page. Letters differ from machine to machine: everything is measured.
 *
 * @param graphics the page
 * @param font what is written in
 */
record Text(Graphics2D graphics, Font font) {
  static Text plain(Graphics2D graphics, int size) {
    return new Text(graphics, new Font(Font.SANS_SERIF, Font.PLAIN, size));
  }

  static Text bold(Graphics2D graphics, int size) {
    return new Text(graphics, new Font(Font.SANS_SERIF, Font.BOLD, size));
  }

  /** Returns where the text ends. */
  double write(String text, double x, double baseline) {
    graphics.setFont(font);
    graphics.setColor(Palette.INK);
    graphics.drawString(text, (float) x, (float) baseline);
    return x + metrics().stringWidth(text);
  }

  /** Makes the letters smaller if there is no room. */
  void fit(String text, double x, double baseline, double room) {
    double width = metrics().stringWidth(text);
    float size = (float) (font.getSize2D() * Math.min(1, room / width));
    new Text(graphics, font.deriveFont(size)).write(text, x, baseline);
  }

  void center(String text, double x, double baseline) {
    write(text, x - metrics().stringWidth(text) / 2.0, baseline);
  }

  void right(String text, double x, double baseline) {
    write(text, x - metrics().stringWidth(text), baseline);
  }

  private FontMetrics metrics() {
    return graphics.getFontMetrics(font);
  }
}
