package org.jdescent.benchmarks;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdescent.Tier;
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
    addStep(table);
    addOverhead(table);
    addVanishing(table);
    return table;
  }

  private Sample versusJava(Cell cell) {
    return cell.versusJava(results, 0);
  }

  private static void add(
      Markdown table, String goal, double least, Set<Size> sizes, Function<Cell, Sample> ratio) {
    Stream<Worst> worst =
        Cell.all().stream()
            .filter(cell -> sizes.contains(cell.size()))
            .map(cell -> new Worst(cell.toString(), ratio.apply(cell).median()));
    addLeast(table, goal, least, worst);
  }

  private static void addLeast(Markdown table, String goal, double least, Stream<Worst> all) {
    all.filter(worst -> !Double.isNaN(worst.value))
        .min(Comparator.comparingDouble(Worst::value))
        .ifPresent(
            worst -> table.row(goal, "≥ " + least, Markdown.number(worst.value), worst.where));
  }

  private static void addMost(Markdown table, String goal, double most, Stream<Worst> all) {
    all.filter(worst -> !Double.isNaN(worst.value))
        .max(Comparator.comparingDouble(Worst::value))
        .ifPresent(
            worst -> table.row(goal, "≤ " + most, Markdown.number(worst.value), worst.where));
  }

  private void addStep(Markdown table) {
    Stream<Worst> perAdam =
        Stream.of(Size.MANY, Size.RESNET)
            .map(size -> new Worst(size.title(), new StepCell(size).perAdam(results).median()));
    addMost(table, "the whole step, times as long as Adam alone", 1.6, perAdam);
    Stream<Worst> ofLimit =
        MEMORY.stream()
            .map(size -> new Worst(size.title(), new StepCell(size).ofLimit(results).median()));
    addLeast(table, "the whole step, fraction of the limit, from memory", 0.88, ofLimit);
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
    Stream<Worst> all =
        Arrays.stream(Tier.values())
            .flatMap(tier -> Arrays.stream(Decaying.values()).map(a -> slowDown(a, tier)));
    addMost(table, "slow-down by zero gradients", 1.2, all);
  }

  private Worst slowDown(Decaying algorithm, Tier tier) {
    Sample alive = results.nanos(Plan.vanishing(algorithm, Tiny.DEFAULT, tier, false));
    Sample vanished = results.nanos(Plan.vanishing(algorithm, Tiny.DEFAULT, tier, true));
    return new Worst(algorithm.title() + ", " + tier, vanished.per(alive).median());
  }
}
