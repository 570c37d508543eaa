package org.jdescent.examples.gallery;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.Evaluation;
import org.jdescent.Optimizer;
import org.jdescent.Parameter;
import org.jdescent.ParameterSet;
import org.jdescent.examples.Entrant;
import org.jdescent.examples.Point;

/**
 * The way of an optimizer down a landscape.
 *
 * @param landscape that is descended
 * @param rate the learning rate
 * @param path the start and the point after each step; it ends where it leaves the picture. If a
 *     rule keeps other weights for evaluation, it is theirs
 */
record Descent(Landscape landscape, double rate, List<Point> path) {
  private static final int TENTH = 10;

  /** Descends. A point is a matrix of one row, so that rules for matrices have one, too. */
  static Descent of(Landscape landscape, Entrant entrant, double rate) {
    try (FloatPointer point = new FloatPointer(2);
        FloatPointer gradient = new FloatPointer(2);
        Optimizer optimizer = entrant.start(landscape.schedule(rate))) {
      ParameterSet params = ParameterSet.of(new Parameter("point", point, 1, 2));
      ParameterSet grads = ParameterSet.of(new Parameter("point", gradient, 1, 2));
      put(point, landscape.start());
      List<Point> path = new ArrayList<>(List.of(get(point)));
      while (path.size() <= landscape.steps() && landscape.window().contains(last(path))) {
        put(gradient, landscape.gradient(point.get(0), point.get(1)));
        optimizer.update(params, grads);
        try (Evaluation scope = entrant.evaluate(optimizer)) {
          path.add(get(point));
        }
      }
      return new Descent(landscape, rate, List.copyOf(path));
    }
  }

  private static void put(FloatPointer pair, Point point) {
    pair.put(0, (float) point.x());
    pair.put(1, (float) point.y());
  }

  private static Point get(FloatPointer pair) {
    return new Point(pair.get(0), pair.get(1));
  }

  /** The point after the last step. */
  Point end() {
    return last(path);
  }

  private static Point last(List<Point> path) {
    return path.get(path.size() - 1);
  }

  /** The value there. */
  double value() {
    return value(end());
  }

  /** The mean of the values after the last tenth of the steps, infinite if the picture was left. */
  double score() {
    if (!landscape.window().contains(end())) return Double.POSITIVE_INFINITY;
    int tail = landscape.steps() / TENTH;
    return path.stream().skip(path.size() - tail).mapToDouble(this::value).sum() / tail;
  }

  private double value(Point p) {
    return landscape.value(p.x(), p.y());
  }
}
