package org.jdescent.schedules;

/** The way from one value to another. */
final class Blend {
  private Blend() {}

  /** A straight line: exactly {@code from} at 0 and {@code to} at 1. */
  static double linear(double from, double to, double part) {
    return from * (1 - part) + to * part;
  }

  /** Half a cosine: exactly {@code from} at 0 and {@code to} at 1. */
  static double cosine(double from, double to, double part) {
    return linear(from, to, Ramp.cosine().at(part));
  }
}
