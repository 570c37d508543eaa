package org.jdescent.benchmarks;

import java.util.List;
import java.util.stream.IntStream;

/** One number per round, or per bout. */
public record Sample(List<Double> byRound) {
  /** Of nothing. */
  public static final Sample NONE = new Sample(List.of());

  /** Copies the list. */
  public Sample {
    byRound = List.copyOf(byRound);
  }

  /** Whether nothing was measured. */
  public boolean isEmpty() {
    return byRound.isEmpty();
  }

  double min() {
    return byRound.stream().mapToDouble(x -> x).min().orElse(Double.NaN);
  }

  /** The middle one. */
  public double median() {
    return quantile(0.5);
  }

  /** Below which this part of the numbers lies, in between two of them by linear interpolation. */
  public double quantile(double part) {
    if (isEmpty()) return Double.NaN;
    double[] sorted = byRound.stream().mapToDouble(x -> x).sorted().toArray();
    double place = part * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  double max() {
    return byRound.stream().mapToDouble(x -> x).max().orElse(Double.NaN);
  }

  /** The ratio in each round, so that only what was measured at about the same time is compared. */
  public Sample per(Sample other) {
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
