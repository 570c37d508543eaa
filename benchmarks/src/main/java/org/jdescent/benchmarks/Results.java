package org.jdescent.benchmarks;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What JMH wrote, round by round. */
public final class Results {
  private final List<Entry> entries;

  /** The parts of JMH's JSON that a report needs. */
  private record Entry(
      String benchmark,
      Map<String, String> params,
      Metric primaryMetric,
      Map<String, Metric> secondaryMetrics) {
    boolean is(Trial trial) {
      return benchmark.equals(trial.benchmark())
          && (params == null ? Map.of() : params).entrySet().containsAll(trial.params().entrySet());
    }

    double nanos() {
      return new Sample(primaryMetric.rawData.stream().flatMap(Collection::stream).toList())
          .median();
    }

    double allocated() {
      return secondaryMetrics.get("gc.alloc.rate.norm").score;
    }
  }

  private record Metric(double score, List<List<Double>> rawData) {}

  private Results(List<Entry> entries) {
    this.entries = entries;
  }

  /** Reads all rounds in a directory. */
  public static Results ofRounds(Path directory) throws IOException {
    TreeSet<Path> files = new TreeSet<>();
    try (DirectoryStream<Path> rounds = Files.newDirectoryStream(directory, "round-*.json")) {
      rounds.forEach(files::add);
    }
    if (files.isEmpty()) throw new IOException("no round-*.json in " + directory);
    List<Entry> entries = new ArrayList<>();
    for (Path file : files) entries.addAll(read(file));
    return new Results(entries);
  }

  static Results of(Path file) throws IOException {
    return new Results(read(file));
  }

  private static List<Entry> read(Path file) throws IOException {
    return List.of(new Gson().fromJson(Files.readString(file), Entry[].class));
  }

  /** Nanoseconds per operation: the median over a round's iterations, for each round. */
  Sample nanos(Trial trial) {
    return sample(trial, Entry::nanos);
  }

  /** Of a trial in bouts: what the library took, in each bout of each round. */
  public Sample ours(Trial bouts) {
    return events(bouts, "ours");
  }

  /** And what its rival took. */
  public Sample theirs(Trial bouts) {
    return events(bouts, "theirs");
  }

  private Sample events(Trial bouts, String name) {
    return new Sample(
        entries.stream()
            .filter(e -> e.is(bouts))
            .flatMap(e -> e.secondaryMetrics.get(name).rawData.stream())
            .flatMap(Collection::stream)
            .toList());
  }

  /** The library's speed as a fraction of the fastest limit's, in each bout. */
  public Sample ofLimit(Trial limits) {
    return trials(limits)
        .min(Comparator.comparingDouble(t -> theirs(t).median()))
        .map(limit -> theirs(limit).per(ours(limit)))
        .orElse(Sample.NONE);
  }

  private Stream<Trial> trials(Trial some) {
    return entries.stream()
        .filter(e -> e.is(some))
        .map(e -> new Trial(e.benchmark, e.params))
        .distinct();
  }

  /** Bytes allocated on the heap per operation, for each round. */
  Sample allocated(Trial trial) {
    return sample(trial, Entry::allocated);
  }

  private Sample sample(Trial trial, ToDoubleFunction<Entry> number) {
    return new Sample(
        entries.stream().filter(e -> e.is(trial)).map(number::applyAsDouble).toList());
  }

  /** A trial's speed as a fraction of the fastest limit's, in each round. */
  Sample ofFastest(Trial limits, Trial trial) {
    return fastest(limits).map(limit -> nanos(limit).per(nanos(trial))).orElse(Sample.NONE);
  }

  /** Of a trial's variants that were measured, the one with the lowest median. */
  Optional<Trial> fastest(Trial trial) {
    return trials(trial).min(Comparator.comparingDouble(t -> nanos(t).median()));
  }
}
