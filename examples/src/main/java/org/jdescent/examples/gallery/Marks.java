package org.jdescent.examples.gallery;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;

/** The signs on a picture. */
final class Marks {
  private static final double ARM = 11;
  private static final double START = 5.5;
  private static final double END = 4.5;

  private Marks() {}

  /** A cross. */
  static void minimum(Graphics2D graphics, Point2D at) {
    for (boolean halo : new boolean[] {true, false}) {
      graphics.setColor(halo ? Color.WHITE : Palette.INK);
      graphics.setStroke(new BasicStroke(halo ? 5 : 2.4f));
      graphics.draw(new Line2D.Double(at.getX() - ARM, at.getY(), at.getX() + ARM, at.getY()));
      graphics.draw(new Line2D.Double(at.getX(), at.getY() - ARM, at.getX(), at.getY() + ARM));
    }
  }

  /** A ring. */
  static void start(Graphics2D graphics, Point2D at) {
    disc(graphics, at, START, Color.WHITE);
    graphics.setColor(Palette.INK);
    graphics.setStroke(new BasicStroke(2));
    graphics.draw(circle(at, START));
  }

  /** A dot of the last step's colour. */
  static void end(Graphics2D graphics, Point2D at) {
    disc(graphics, at, END + 1.5, Color.WHITE);
    disc(graphics, at, END, Palette.step(1));
  }

  static void disc(Graphics2D graphics, Point2D at, double radius, Color color) {
    graphics.setColor(color);
    graphics.fill(circle(at, radius));
  }

  private static Ellipse2D circle(Point2D at, double radius) {
    return new Ellipse2D.Double(at.getX() - radius, at.getY() - radius, 2 * radius, 2 * radius);
  }
}
