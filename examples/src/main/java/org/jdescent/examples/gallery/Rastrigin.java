package org.jdescent.examples.gallery;

import org.jdescent.Schedule;
import org.jdescent.examples.Point;

/**
 * A bowl full of dents. A rate that stays small never leaves the first, a large one no dent holds.
 */
final class Rastrigin implements Landscape {
  private static final double TURN = 2 * Math.PI;

  @Override
  public String name() {
    return "Rastrigin";
  }

  @Override
  public String formula() {
    return "20 + x² + y² − 10(cos 2πx + cos 2πy)";
  }

  @Override
  public double value(double x, double y) {
    return 20 + x * x + y * y - 10 * (StrictMath.cos(TURN * x) + StrictMath.cos(TURN * y));
  }

  @Override
  public Point gradient(double x, double y) {
    return new Point(slope(x), slope(y));
  }

  private static double slope(double x) {
    return 2 * x + 10 * TURN * StrictMath.sin(TURN * x);
  }

  @Override
  public Point minimum() {
    return new Point(0, 0);
  }

  @Override
  public Point start() {
    return new Point(-2.3, 2.4);
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
    return new Window(-4, -4, 8, 2);
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
