package org.jdescent.examples.gallery;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jdescent.examples.Point;
import org.jdescent.examples.gallery.Landscape.Window;

/**
 * Draws descents of one landscape, all in the same scale.
 *
 * @param landscape that is descended
 * @param backdrop the landscape from above
 */
record Picture(Landscape landscape, BufferedImage backdrop) {
  private static final Color HALO = new Color(255, 255, 255, 150);

  /** Of so many pixels in each direction. */
  static Picture of(Landscape landscape, int side) {
    return new Picture(landscape, Backdrop.paint(landscape, side));
  }

  int side() {
    return backdrop.getWidth();
  }

  /** Draws into a square with its upper left corner at (0, 0). */
  void draw(Graphics2D graphics, Descent descent) {
    graphics.drawImage(backdrop, 0, 0, null);
    Graphics2D inside = (Graphics2D) graphics.create();
    inside.clipRect(0, 0, side(), side());
    List<Point2D> path = descent.path().stream().map(this::place).toList();
    drawPath(inside, path);
    Marks.minimum(inside, place(landscape.minimum()));
    Marks.start(inside, path.get(0));
    Marks.end(inside, path.get(path.size() - 1));
    inside.dispose();
    graphics.setColor(Palette.FRAME);
    graphics.setStroke(new BasicStroke(1));
    graphics.drawRect(0, 0, side() - 1, side() - 1);
  }

  /** A line in the colours of the steps with a dot for each, over a lighter one. */
  private void drawPath(Graphics2D graphics, List<Point2D> path) {
    graphics.setColor(HALO);
    graphics.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    for (int i = 1; i < path.size(); i++) graphics.draw(line(path, i));
    graphics.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    for (int i = 1; i < path.size(); i++) {
      graphics.setColor(Palette.step((double) i / landscape.steps()));
      graphics.draw(line(path, i));
      Marks.disc(graphics, path.get(i), 2, graphics.getColor());
    }
  }

  private static Line2D line(List<Point2D> path, int step) {
    return new Line2D.Double(path.get(step - 1), path.get(step));
  }

  private Point2D place(Point p) {
    Window window = landscape.window();
    double scale = side() / window.side();
    return new Point2D.Double(
        (p.x() - window.left()) * scale, side() - (p.y() - window.bottom()) * scale);
  }
}
