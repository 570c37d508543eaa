package org.jdescent.examples.digits;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.jdescent.examples.Rates;

/** Looks for a learning rate whose loss is below those of its neighbours. */
final class RateSearch {
  private static final List<Double> GRID = Rates.COARSE;

  private final DoubleUnaryOperator loss;
  private final SortedMap<Double, Double> tried = new TreeMap<>();

  /**
   * A search that has tried nothing yet.
   *
   * @param loss for a rate; what is not finite is worse than everything
   */
  RateSearch(DoubleUnaryOperator loss) {
    this.loss = loss;
  }

  /** Goes down from the nearest rate of the grid; of equal ones the smaller is better. */
  double from(double rate) {
    double nearest =
        GRID.stream().min(Comparator.comparing(r -> Math.abs(Math.log(r / rate)))).orElseThrow();
    int at = GRID.indexOf(nearest);
    while (true) {
      if (loss(at - 1) <= loss(at)) at--;
      else if (loss(at + 1) < loss(at)) at++;
      else return GRID.get(at);
    }
  }

  /** The losses of all rates that were tried. */
  SortedMap<Double, Double> tried() {
    return Collections.unmodifiableSortedMap(tried);
  }

  private double loss(int place) {
    if (place < 0 || place == GRID.size()) return Double.NaN; // neither better nor worse
    return tried.computeIfAbsent(GRID.get(place), this::finite);
  }

  private double finite(double rate) {
    double value = loss.applyAsDouble(rate);
    return Double.isFinite(value) ? value : Double.POSITIVE_INFINITY;
  }
}
