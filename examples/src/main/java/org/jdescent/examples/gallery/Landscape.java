package org.jdescent.examples.gallery;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.examples.Point;

/** A function of two variables to be descended, and how. */
interface Landscape {
  /** All of them. */
  List<Landscape> ALL = List.of(new Rosenbrock(), new Rastrigin());

  String name();

  String formula();

  double value(double x, double y);

  /** The derivatives by x and by y. */
  Point gradient(double x, double y);

  Point minimum();

  /** Where every descent starts. */
  Point start();

  /** Updates of every descent. */
  int steps();

  /** How the learning rate goes on from the one that is chosen. */
  Schedule schedule(double learningRate);

  /** The same in words, with the number of rates to choose from. */
  String scheduled(int rates);

  /** What is drawn, and what no descent may leave. */
  Window window();

  /** Values that part the colours of the background, rising. */
  double[] levels();

  /** A value that is as good as reached. */
  double low();

  /**
   * A square piece of the plane.
   *
   * @param left its smallest x
   * @param bottom its smallest y
   * @param side how far it reaches from there
   * @param tick labels of the axes are so far apart
   */
  record Window(double left, double bottom, double side, double tick) {
    /** Whether a point is in it; what is not finite is nowhere. */
    boolean contains(Point p) {
      return p.x() >= left && p.x() <= left + side && p.y() >= bottom && p.y() <= bottom + side;
    }
  }
}
