package org.jdescent.examples.paths;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.Optimizer;
import org.jdescent.examples.Point;

/** The long flat bowl f(x, y) = x²/20 + y², whose gradient (x/10, 2y) points past the minimum. */
final class Bowl {
  static final Point START = new Point(-7, 2);

  private Bowl() {}

  /** The points that an optimizer visits, the start included. */
  static List<Point> descend(Optimizer optimizer, int steps) {
    try (FloatPointer x = new FloatPointer(new float[] {(float) START.x()});
        FloatPointer y = new FloatPointer(new float[] {(float) START.y()});
        FloatPointer dx = new FloatPointer(1);
        FloatPointer dy = new FloatPointer(1)) {
      Map<String, FloatPointer> params = Map.of("x", x, "y", y);
      Map<String, FloatPointer> grads = Map.of("x", dx, "y", dy);
      List<Point> path = new ArrayList<>(List.of(START));
      for (int i = 0; i < steps; i++) {
        dx.put(0, x.get(0) / 10);
        dy.put(0, 2 * y.get(0));
        optimizer.update(params, grads);
        path.add(new Point(x.get(0), y.get(0)));
      }
      return path;
    }
  }

  /** The ellipse on which f has this value, closed. */
  static List<Point> contour(double level) {
    int pieces = 120;
    List<Point> ellipse = new ArrayList<>();
    for (int i = 0; i <= pieces; i++) {
      double angle = 2 * Math.PI * i / pieces;
      ellipse.add(
          new Point(Math.sqrt(20 * level) * Math.cos(angle), Math.sqrt(level) * Math.sin(angle)));
    }
    return ellipse;
  }
}
