package org.jdescent.examples;

/** A point of the plane. */
public record Point(double x, double y) {
  @Override
  public String toString() {
    return "(%s, %s)".formatted(Numbers.exact(x), Numbers.exact(y)).replace('-', '−');
  }
}
