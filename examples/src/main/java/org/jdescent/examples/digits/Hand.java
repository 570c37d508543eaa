package org.jdescent.examples.digits;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jdescent.examples.Point;

/** One writer at one moment: how the pen strays, and how the sheet is turned, slanted and bent. */
final class Hand {
  private static final int GRID = 4;
  private static final int PIECES = 8;
  private static final double STRAY = 0.03;

  private final Random random;
  private final double xx;
  private final double xy;
  private final double yx;
  private final double yy;
  private final double[] bend = new double[2 * GRID * GRID];

  Hand(Random random) {
    this.random = random;
    double angle = 0.16 * random.nextGaussian();
    double slant = 0.10 + 0.22 * random.nextGaussian();
    double width = 0.72 + 0.16 * random.nextGaussian();
    double height = 0.96 + 0.06 * random.nextGaussian();
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    xx = width * cos;
    xy = -height * (sin + slant * cos);
    yx = width * sin;
    yy = height * (cos - slant * sin);
    for (int i = 0; i < bend.length; i++) bend[i] = 0.06 * random.nextGaussian();
  }

  /** A smooth curve near the given points, cut into short straight pieces, around (0, 0). */
  List<Point> write(List<Point> stroke) {
    List<Point> knots = stroke.stream().map(this::miss).toList();
    List<Point> line = new ArrayList<>();
    for (int i = 0; i < knots.size() - 1; i++) {
      for (int j = 0; j < PIECES; j++) line.add(place(curve(knots, i, (double) j / PIECES)));
    }
    line.add(place(knots.get(knots.size() - 1)));
    return line;
  }

  private Point miss(Point p) {
    return new Point(p.x() + STRAY * random.nextGaussian(), p.y() + STRAY * random.nextGaussian());
  }

  /** Catmull and Rom's spline between knots i and i + 1; the first and last knot count twice. */
  private static Point curve(List<Point> knots, int i, double t) {
    Point a = knots.get(Math.max(i - 1, 0));
    Point b = knots.get(i);
    Point c = knots.get(i + 1);
    Point d = knots.get(Math.min(i + 2, knots.size() - 1));
    return new Point(spline(a.x(), b.x(), c.x(), d.x(), t), spline(a.y(), b.y(), c.y(), d.y(), t));
  }

  private static double spline(double a, double b, double c, double d, double t) {
    double cubic = 3 * (b - c) + d - a;
    double square = 2 * a - 5 * b + 4 * c - d;
    return b + t / 2 * (c - a + t * (square + t * cubic));
  }

  /** Elastic first, then affine about the middle. */
  private Point place(Point p) {
    double x = p.x() + bent(p, 0) - 0.5;
    double y = p.y() + bent(p, 1) - 0.5;
    return new Point(xx * x + xy * y, yx * x + yy * y);
  }

  /** A smooth random field: values at the nodes of a grid, eased into each other. */
  private double bent(Point p, int axis) {
    double gx = Math.min(Math.max(p.x(), 0), 1) * (GRID - 1);
    double gy = Math.min(Math.max(p.y(), 0), 1) * (GRID - 1);
    int i = Math.min((int) gx, GRID - 2);
    int j = Math.min((int) gy, GRID - 2);
    double u = ease(gx - i);
    double v = ease(gy - j);
    int node = axis * GRID * GRID + j * GRID + i;
    double upper = bend[node] + u * (bend[node + 1] - bend[node]);
    double lower = bend[node + GRID] + u * (bend[node + GRID + 1] - bend[node + GRID]);
    return upper + v * (lower - upper);
  }

  private static double ease(double t) {
    return t * t * (3 - 2 * t);
  }
}
