package org.jdescent.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jdescent.Tier;
import org.jdescent.benchmarks.VanishingGradientBenchmark.Decaying;
import org.jdescent.benchmarks.VanishingGradientBenchmark.Tiny;

/** Turns the rounds' JSON into the page of benchmarks. */
record Report(Machine machine, Results results) {
  static Report of(Path directory) throws IOException {
    return new Report(Machine.read(directory), Results.ofRounds(directory));
  }

  Page page() throws IOException {
    Map<String, Object> parts =
        Map.of(
            "machine", machine.table(),
            "goals", new Goals(results).table(),
            "updates", updates(),
            "steps", steps(),
            "limits", limits(),
            "triad", triad(),
            "overhead", overhead(),
            "vanishing", vanishing());
    return Page.of("benchmarks.md", parts);
  }

  private Markdown updates() {
    Markdown table =
        new Markdown(
            "tensors x elements, optimizer",
            "a step",
            "fastest … slowest round",
            "GB/s",
            "of the limit",
            "on ordinary pages",
            "vs Java, 1 thread",
            "vs Java, all threads");
    for (Cell cell : Cell.all()) {
      Sample time = results.nanos(cell.library());
      if (time.isEmpty()) continue;
      table.row(
          cell,
          Markdown.time(time.median()),
          Markdown.range(time),
          Markdown.number(cell.bytes() / time.median()),
          Markdown.number(cell.ofLimit(results).median()),
          Markdown.number(cell.ofOrdinaryLimit(results).median()),
          Markdown.times(cell.versusJava(results, 1).median()),
          Markdown.times(cell.versusJava(results, 0).median()));
    }
    return table;
  }

  private Markdown steps() {
    Markdown table =
        new Markdown(
            "tensors x elements",
            "the whole step",
            "fastest … slowest round",
            "per Adam alone",
            "vs separate passes",
            "GB/s",
            "of the limit",
            "on ordinary pages");
    for (StepCell cell : StepCell.all()) {
      Sample time = results.nanos(cell.fused());
      if (time.isEmpty()) continue;
      table.row(
          cell.size().title(),
          Markdown.time(time.median()),
          Markdown.range(time),
          Markdown.number(cell.perAdam(results).median()),
          Markdown.times(cell.versusSeparate(results).median()),
          Markdown.number(cell.bytes() / time.median()),
          Markdown.number(cell.ofLimit(results).median()),
          Markdown.number(cell.ofOrdinaryLimit(results).median()));
    }
    return table;
  }

  private Markdown limits() {
    Markdown table =
        new Markdown(
            "tensors x elements, optimizer",
            "ordinary pages, GB/s",
            "threads, prefetch",
            "huge pages, GB/s",
            "threads, prefetch");
    for (Cell cell : Cell.all()) addLimit(table, cell, cell.limit(), cell.bytes());
    for (StepCell cell : StepCell.all()) addLimit(table, cell, cell.limit(), cell.bytes());
    return table;
  }

  private void addLimit(Markdown table, Record cell, Trial limit, double bytes) {
    Optional<Trial> ordinary = fastest(limit, Pages.ORDINARY);
    Optional<Trial> huge = fastest(limit, Pages.HUGE);
    if (ordinary.isEmpty() || huge.isEmpty()) return;
    table.row(
        cell,
        speed(ordinary.get(), bytes),
        variant(ordinary.get()),
        speed(huge.get(), bytes),
        variant(huge.get()));
  }

  private String triad() {
    double bytes = (double) TriadBenchmark.ELEMENTS * TriadBenchmark.BYTES;
    return results
        .fastest(Plan.triad())
        .map(
            trial ->
                """
                %s GB/s as STREAM counts (12 bytes per element), %s GB/s with the line that a write
                reads first (16)"""
                    .formatted(speed(trial, bytes), speed(trial, bytes / 12 * 16)))
        .orElse("not measured");
  }

  private Optional<Trial> fastest(Trial limit, Pages pages) {
    return results.fastest(limit.with("pages", pages.name()));
  }

  private String speed(Trial trial, double bytes) {
    return Markdown.number(bytes / results.nanos(trial).median());
  }

  private static String variant(Trial trial) {
    String threads = trial.params().get("threads").equals("0") ? "all" : "1";
    return threads + ", " + trial.params().get("ahead");
  }

  private Markdown overhead() {
    Markdown table = new Markdown("optimizer", "a call", "fastest … slowest round", "allocated");
    for (Algorithm algorithm : Algorithm.values()) {
      Sample time = results.nanos(Plan.overhead(algorithm));
      if (time.isEmpty()) continue;
      table.row(
          algorithm.title(),
          Markdown.time(time.median()),
          Markdown.range(time),
          Math.round(results.allocated(Plan.overhead(algorithm)).median()) + " B");
    }
    return table;
  }

  private Markdown vanishing() {
    Markdown table =
        new Markdown("what decays, tiny, tier", "gradients", "zero gradients", "slow-down");
    for (Decaying algorithm : Decaying.values()) {
      for (Tiny tiny : Tiny.values()) {
        for (Tier tier : Tier.values()) addVanishing(table, algorithm, tiny, tier);
      }
    }
    return table;
  }

  private void addVanishing(Markdown table, Decaying algorithm, Tiny tiny, Tier tier) {
    Sample alive = results.nanos(Plan.vanishing(algorithm, tiny, tier, false));
    Sample vanished = results.nanos(Plan.vanishing(algorithm, tiny, tier, true));
    if (alive.isEmpty()) return;
    table.row(
        "%s, %s, %s".formatted(algorithm.title(), tiny.title(), tier),
        Markdown.time(alive.median()),
        Markdown.time(vanished.median()),
        Markdown.times(vanished.per(alive).median()));
  }
}
