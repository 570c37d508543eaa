package org.jdescent.examples.digits;

import java.util.List;
import org.jdescent.examples.Point;

/** A round pen that inks pixels by their distance from its line. */
final class Pen {
  /** The ink fades from full to none over this many pixels. */
  private static final double EDGE = 1.3;

  private final double radius;
  private final byte[] pixels;
  private final int start;

  /**
   * A pen on one image.
   *
   * @param radius of the line, in pixels
   * @param start of the image in the pixels
   */
  Pen(double radius, byte[] pixels, int start) {
    this.radius = radius;
    this.pixels = pixels;
    this.start = start;
  }

  /** Draws a line through points in pixels. */
  void draw(List<Point> line) {
    for (int i = 0; i + 1 < line.size(); i++) draw(line.get(i), line.get(i + 1));
  }

  private void draw(Point a, Point b) {
    double reach = radius + EDGE / 2;
    int left = column(Math.min(a.x(), b.x()) - reach);
    int right = column(Math.max(a.x(), b.x()) + reach);
    int top = column(Math.min(a.y(), b.y()) - reach);
    int bottom = column(Math.max(a.y(), b.y()) + reach);
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        double ink = (reach - distance(x + 0.5, y + 0.5, a, b)) / EDGE;
        darken(start + y * DigitSet.SIDE + x, (int) (255 * Math.min(Math.max(ink, 0), 1)));
      }
    }
  }

  private void darken(int pixel, int ink) {
    if (ink > (pixels[pixel] & 0xFF)) pixels[pixel] = (byte) ink;
  }

  private static int column(double position) {
    return (int) Math.min(Math.max(position, 0), DigitSet.SIDE - 1);
  }

  private static double distance(double x, double y, Point a, Point b) {
    double dx = b.x() - a.x();
    double dy = b.y() - a.y();
    double length = dx * dx + dy * dy;
    double along = length == 0 ? 0 : ((x - a.x()) * dx + (y - a.y()) * dy) / length;
    double t = Math.min(Math.max(along, 0), 1);
    double ex = x - a.x() - t * dx;
    double ey = y - a.y() - t * dy;
    return Math.sqrt(ex * ex + ey * ey);
  }
}
