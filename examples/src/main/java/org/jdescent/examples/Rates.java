package org.jdescent.examples;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The learning rates among which the best is looked for. */
public final class Rates {
  /** About 1.5 apart. */
  public static final List<Double> FINE = grid(1, 1.5, 2, 3, 5, 7);

  /** About 2 apart. */
  public static final List<Double> COARSE = grid(1, 2, 5);

  private Rates() {}

  /** These digits times the powers of ten, from 1e-6 to 1000. */
  private static List<Double> grid(double... digits) {
    return IntStream.rangeClosed(-6, 3)
        .boxed()
        .flatMap(
            power -> DoubleStream.of(digits).mapToObj(digit -> Double.valueOf(digit + "e" + power)))
        .filter(rate -> rate <= 1000)
        .toList();
  }
}
