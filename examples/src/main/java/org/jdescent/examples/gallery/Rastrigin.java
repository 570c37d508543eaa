package org.jdescent.examples.gallery;

import org.jdescent.Schedule;
import org.jdescent.examples.Point;

/**
 * A bowl full of dents. A rate that stays small never leaves the first, a large one no dent holds.
 * It is moved: weight decay would lead to a minimum at the origin, and so would steps that are in
 * proportion to the point's norm.
 */
final class Rastrigin implements Landscape {
  private static final double MOVED = 1;
  private static final double TURN = 2 * Math.PI;

  @Override
  public String name() {
    return "Rastrigin";
  }

  @Override
  public String formula() {
    return "20 + u² + v² − 10(cos 2πu + cos 2πv), u = x − 1, v = y − 1";
  }

  @Override
  public double value(double x, double y) {
    return part(x - MOVED) + part(y - MOVED);
  }

  private static double part(double u) {
    return 10 + u * u - 10 * StrictMath.cos(TURN * u);
  }

  @Override
  public Point gradient(double x, double y) {
    return new Point(slope(x - MOVED), slope(y - MOVED));
  }

  private static double slope(double u) {
    return 2 * u + 10 * TURN * StrictMath.sin(TURN * u);
  }

  @Override
  public Point minimum() {
    return new Point(MOVED, MOVED);
  }

  @Override
  public Point start() {
    return new Point(-1.3, 3.4);
  }

  @Override
  public int steps() {
    return 300;
  }

  @Override
  public Schedule schedule(double learningRate) {
    return Schedule.cosine(learningRate, 0, steps());
  }

  @Override
  public String scheduled(int rates) {
    return "falling to 0 along a cosine, from the best of %d for each optimizer".formatted(rates);
  }

  @Override
  public Window window() {
    return new Window(-3, -3, 8, 2);
  }

  @Override
  public double[] levels() {
    return new double[] {10, 20, 30, 40, 50, 60};
  }

  /** The bottoms of the dents around the minimum, up to the second ring, are at 1, 2, 4 and 5. */
  @Override
  public double low() {
    return 5;
  }
}
