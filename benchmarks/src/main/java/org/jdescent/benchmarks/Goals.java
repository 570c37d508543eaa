package org.jdescent.benchmarks;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.jdescent.benchmarks.VanishingGradientBenchmark.Decaying;
import org.jdescent.benchmarks.VanishingGradientBenchmark.Tiny;

/** What is to be reached, and the worst case that was measured. */
record Goals(Results results) {
  private static final Set<Size> MEMORY = EnumSet.of(Size.RESNET, Size.LARGE);

  private record Worst(String where, double value) {}

  Markdown table() {
    Markdown table = new Markdown("goal", "to reach", "worst case", "where");
    add(table, "fraction of the limit, from memory", 0.88, MEMORY, c -> c.ofLimit(results));
    add(table, "vs Java on all threads, MLP", 1.0, EnumSet.of(Size.MLP), this::versusJava);
    add(table, "vs Java on all threads, from memory", 1.0, MEMORY, this::versusJava);
    Set<Size> million = EnumSet.of(Size.MANY, Size.MILLION);
    add(table, "vs Java on all threads, a million elements", 1.1, million, this::versusJava);
    addOverhead(table);
    addVanishing(table);
    return table;
  }

  private Sample versusJava(Cell cell) {
    return cell.versusJava(results, 0);
  }

  private static void add(
      Markdown table, String goal, double least, Set<Size> sizes, Function<Cell, Sample> ratio) {
    Cell.all().stream()
        .filter(cell -> sizes.contains(cell.size()))
        .map(cell -> new Worst(cell.toString(), ratio.apply(cell).median()))
        .filter(worst -> !Double.isNaN(worst.value))
        .min(Comparator.comparingDouble(Worst::value))
        .ifPresent(
            worst -> table.row(goal, "≥ " + least, Markdown.number(worst.value), worst.where));
  }

  private void addOverhead(Markdown table) {
    Arrays.stream(Algorithm.values())
        .filter(a -> !results.nanos(Plan.overhead(a)).isEmpty())
        .max(Comparator.comparingDouble(a -> results.nanos(Plan.overhead(a)).median()))
        .ifPresent(
            worst ->
                table.row(
                    "a call with 4 tensors of 10 elements",
                    "≤ 1.5 µs, 0 B",
                    "%s, %d B"
                        .formatted(
                            Markdown.time(results.nanos(Plan.overhead(worst)).median()),
                            Math.round(results.allocated(Plan.overhead(worst)).max())),
                    worst.title()));
  }

  private void addVanishing(Markdown table) {
    Arrays.stream(Decaying.values())
        .map(a -> new Worst(a.title(), slowDown(a)))
        .filter(worst -> !Double.isNaN(worst.value))
        .max(Comparator.comparingDouble(Worst::value))
        .ifPresent(
            worst ->
                table.row(
                    "slow-down by zero gradients",
                    "≤ 1.2",
                    Markdown.number(worst.value),
                    worst.where));
  }

  private double slowDown(Decaying algorithm) {
    return results
        .nanos(Plan.vanishing(algorithm, Tiny.DEFAULT, true))
        .per(results.nanos(Plan.vanishing(algorithm, Tiny.DEFAULT, false)))
        .median();
  }
}
