package org.jdescent.examples.digits;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdescent.Optimizer;
import org.jdescent.examples.Numbers;
import org.jdescent.examples.Rates;
import org.jdescent.examples.digits.Training.Result;

/**
 * Who gets to the loss that AdamW ends with in how many steps, everyone at the best of as many
 * learning rates.
 *
 * @param heats trainings with seeds of their own, in which the rates are chosen
 * @param finals the trainings that count
 * @param threads of each update in the finals
 */
record Race(List<Training> heats, List<Training> finals, int threads) {
  /** How many rates of the grid are tried to each side of the middle. */
  private static final int REACH = 2;

  /** AdamW runs first: the others take its rate for what they leave to it. */
  List<Finish> run(List<Runner> runners) {
    List<Finish> finishes = new ArrayList<>();
    for (Runner runner : runners) {
      finishes.add(run(runner, finishes.isEmpty() ? 0 : finishes.get(0).rate()));
    }
    return finishes;
  }

  private Finish run(Runner runner, double rest) {
    SortedMap<Double, Double> tried = new TreeMap<>();
    for (double rate : grid(runner.entrant().digitsRate())) {
      double loss = heats(runner, rate, rest);
      System.out.printf(
          "  %s at %s: %s%n", runner.name(), Numbers.exact(rate), Numbers.rounded(loss));
      tried.put(rate, loss);
    }
    double best = best(tried);
    List<Result> results = new ArrayList<>();
    for (Training training : finals) {
      try (Optimizer optimizer = runner.start(best, rest).threads(threads);
          Progress progress = new Progress(runner.name(), training.iterations())) {
        results.add(training.run(optimizer, progress));
      }
    }
    Finish finish = new Finish(runner, tried, best, results);
    System.out.printf(
        "  %s at %s: %s%n%n",
        runner.name(),
        Numbers.exact(best),
        results.stream().map(Result::last).map(Numbers::rounded).toList());
    return finish;
  }

  /** The mean loss at their end; nothing is timed in them, so they may run side by side. */
  private double heats(Runner runner, double rate, double rest) {
    double[] losses =
        heats.parallelStream().mapToDouble(heat -> heat(heat, runner, rate, rest)).toArray();
    double sum = 0;
    for (double loss : losses) sum += loss;
    return sum / losses.length;
  }

  private static double heat(Training heat, Runner runner, double rate, double rest) {
    try (Optimizer optimizer = runner.start(rate, rest).threads(1)) {
      return heat.run(optimizer, loss -> {}).last();
    }
  }

  /** The middle and its neighbours. */
  static List<Double> grid(double middle) {
    int at = Rates.COARSE.indexOf(middle);
    return Rates.COARSE.subList(at - REACH, at + REACH + 1);
  }

  /** The rate of the lowest loss; of equal ones the smallest. What is no number is no loss. */
  static double best(SortedMap<Double, Double> tried) {
    return tried.entrySet().stream()
        .filter(entry -> Double.isFinite(entry.getValue()))
        .min(Comparator.comparingDouble(Map.Entry::getValue))
        .map(Map.Entry::getKey)
        .orElse(tried.firstKey());
  }
}
