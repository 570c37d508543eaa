package org.jdescent.benchmarks;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdescent.Tier;
import org.jdescent.benchmarks.GoalTable.Case;
import org.jdescent.benchmarks.VanishingGradientBenchmark.Decaying;
import org.jdescent.benchmarks.VanishingGradientBenchmark.Tiny;

/** What is to be reached, and the worst case that was measured. */
record Goals(Results results) {
  private static final Set<Size> MEMORY = EnumSet.of(Size.RESNET, Size.LARGE);

  Markdown table() {
    GoalTable table = new GoalTable();
    add(table, "fraction of the limit, from memory", 0.88, MEMORY, c -> c.ofLimit(results));
    add(table, "vs Java on all threads, MLP", 1.0, EnumSet.of(Size.MLP), this::versusJava);
    add(table, "vs Java on all threads, from memory", 1.0, MEMORY, this::versusJava);
    Set<Size> million = EnumSet.of(Size.MANY, Size.MILLION);
    add(table, "vs Java on all threads, a million elements", 1.1, million, this::versusJava);
    addStep(table);
    addOverhead(table);
    addVanishing(table);
    return table.table();
  }

  private Sample versusJava(Cell cell) {
    return cell.versusJava(results, 0);
  }

  private static void add(
      GoalTable table, String goal, double least, Set<Size> sizes, Function<Cell, Sample> ratio) {
    Stream<Case> cases =
        Cell.all().stream()
            .filter(cell -> sizes.contains(cell.size()))
            .map(cell -> new Case(cell.toString(), ratio.apply(cell).median()));
    table.atLeast(goal, least, cases);
  }

  private void addStep(GoalTable table) {
    Stream<Case> perAdam =
        Stream.of(Size.MANY, Size.RESNET)
            .map(size -> new Case(size.title(), new StepCell(size).perAdam(results).median()));
    table.atMost("the whole step, times as long as Adam alone", 1.6, perAdam);
    Stream<Case> ofLimit =
        MEMORY.stream()
            .map(size -> new Case(size.title(), new StepCell(size).ofLimit(results).median()));
    table.atLeast("the whole step, fraction of the limit, from memory", 0.88, ofLimit);
  }

  private void addOverhead(GoalTable table) {
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

  private void addVanishing(GoalTable table) {
    Stream<Case> all =
        Arrays.stream(Tier.values())
            .flatMap(tier -> Arrays.stream(Decaying.values()).map(a -> slowDown(a, tier)));
    table.atMost("slow-down by zero gradients", 1.2, all);
  }

  private Case slowDown(Decaying algorithm, Tier tier) {
    Sample alive = results.nanos(Plan.vanishing(algorithm, Tiny.DEFAULT, tier, false));
    Sample vanished = results.nanos(Plan.vanishing(algorithm, Tiny.DEFAULT, tier, true));
    return new Case(algorithm.title() + ", " + tier, vanished.per(alive).median());
  }
}
