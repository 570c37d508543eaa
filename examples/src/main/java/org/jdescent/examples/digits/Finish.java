package org.jdescent.examples.digits;

import java.util.List;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jdescent.examples.digits.Training.Result;

/**
 * How an optimizer finished a {@link Race}.
 *
 * @param runner the optimizer
 * @param tried the mean loss of the heats at each rate
 * @param rate the best of them
 * @param results of the finals
 */
record Finish(Runner runner, SortedMap<Double, Double> tried, double rate, List<Result> results) {
  /** The loss at the end, final by final. */
  double[] losses() {
    return results.stream().mapToDouble(Result::last).toArray();
  }

  /** The mean over the finals of every iteration's loss. */
  double[] curve() {
    int iterations = results.get(0).losses().length;
    return IntStream.range(0, iterations)
        .mapToDouble(i -> results.stream().mapToDouble(r -> r.losses()[i]).average().orElseThrow())
        .toArray();
  }

  /** After how many steps the loss is at most another's last, final by final; infinity if never. */
  double[] steps(Finish other) {
    return IntStream.range(0, results.size())
        .mapToDouble(i -> steps(results.get(i), other.results.get(i).last()))
        .toArray();
  }

  private static double steps(Result result, double goal) {
    return IntStream.rangeClosed(1, result.losses().length)
        .filter(step -> result.loss(step) <= goal)
        .asDoubleStream()
        .findFirst()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** The share of another's steps to its own last loss that are not needed; below 0 if more are. */
  double[] saved(Finish other) {
    double[] mine = steps(other);
    double[] others = other.steps(other);
    return IntStream.range(0, mine.length).mapToDouble(i -> 1 - mine[i] / others[i]).toArray();
  }

  /** The gradient's milliseconds in each step of the fastest final. */
  double gradientMillis() {
    return fastest(Result::gradientSeconds);
  }

  /** The update's. */
  double updateMillis() {
    return fastest(Result::updateSeconds);
  }

  private double fastest(ToDoubleFunction<Result> seconds) {
    return results.stream()
        .mapToDouble(result -> 1000 * seconds.applyAsDouble(result) / result.losses().length)
        .min()
        .orElseThrow();
  }

  /** Of an odd number of values. */
  static double median(double[] values) {
    return DoubleStream.of(values).sorted().toArray()[values.length / 2];
  }
}
