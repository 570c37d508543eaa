package org.jdescent.benchmarks;

import java.util.List;
import java.util.stream.IntStream;

/** One number per round. */
record Sample(List<Double> byRound) {
  Sample {
    byRound = List.copyOf(byRound);
  }

  boolean isEmpty() {
    return byRound.isEmpty();
  }

  double min() {
    return byRound.stream().mapToDouble(x -> x).min().orElse(Double.NaN);
  }

  double median() {
    if (isEmpty()) return Double.NaN;
    double[] sorted = byRound.stream().mapToDouble(x -> x).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  double max() {
    return byRound.stream().mapToDouble(x -> x).max().orElse(Double.NaN);
  }

  /** The ratio in each round, so that only what was measured at about the same time is compared. */
  Sample per(Sample other) {
    int rounds = Math.min(byRound.size(), other.byRound.size());
    return new Sample(
        IntStream.range(0, rounds).mapToObj(i -> byRound.get(i) / other.byRound.get(i)).toList());
  }

  Sample inverse() {
    return new Sample(byRound.stream().map(x -> 1 / x).toList());
  }

  Sample times(double factor) {
    return new Sample(byRound.stream().map(x -> x * factor).toList());
  }
}
