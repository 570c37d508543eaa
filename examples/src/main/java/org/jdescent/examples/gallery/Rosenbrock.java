package org.jdescent.examples.gallery;

import org.jdescent.Schedule;
import org.jdescent.examples.Point;

/** A bent valley, steep across and almost flat along, from where Rosenbrock started. */
final class Rosenbrock implements Landscape {
  @Override
  public String name() {
    return "Rosenbrock";
  }

  @Override
  public String formula() {
    return "(1 − x)² + 100(y − x²)²";
  }

  @Override
  public double value(double x, double y) {
    double along = 1 - x;
    double across = y - x * x;
    return along * along + 100 * across * across;
  }

  @Override
  public Point gradient(double x, double y) {
    double across = y - x * x;
    return new Point(-2 * (1 - x) - 400 * x * across, 200 * across);
  }

  @Override
  public Point minimum() {
    return new Point(1, 1);
  }

  @Override
  public Point start() {
    return new Point(-1.2, 1);
  }

  @Override
  public int steps() {
    return 500;
  }

  @Override
  public Schedule schedule(double learningRate) {
    return Schedule.constant(learningRate);
  }

  @Override
  public String scheduled(int rates) {
    return "constant, and the best of %d for each optimizer".formatted(rates);
  }

  @Override
  public Window window() {
    return new Window(-2, -1, 4, 1);
  }

  @Override
  public double[] levels() {
    return new double[] {0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000};
  }

  @Override
  public double low() {
    return 0.1;
  }
}
