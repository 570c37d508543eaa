package org.jdescent.benchmarks.peers;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdescent.benchmarks.Machine;
import org.jdescent.benchmarks.Markdown;
import org.jdescent.benchmarks.Page;
import org.jdescent.benchmarks.Results;
import org.jdescent.benchmarks.Sample;
import org.jdescent.benchmarks.Size;

/** Turns the rounds' JSON into the page about peers. */
record PeerReport(Machine machine, Results results) {
  private static final List<Size> SIZES =
      List.of(Size.MLP, Size.MANY, Size.MILLION, Size.RESNET, Size.GPT2, Size.LARGE);

  /** What was measured of a peer's step, in nanoseconds. */
  private record Summary(
      String peer, String task, String tensors, double median, double lower, double upper) {}

  static PeerReport of(Path directory) throws IOException {
    return new PeerReport(Machine.read(directory), Results.ofRounds(directory));
  }

  Page page() throws IOException {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("machine", machine.table());
    parts.put("versions", versions());
    parts.put("goals", new PeerGoals(results).table());
    for (Task task : Task.values()) parts.put(task.name().toLowerCase(Locale.ROOT), table(task));
    PeerCharts charts = new PeerCharts(results);
    return Page.of("peers.md", parts)
        .with("benchmarks-peers.svg", charts.bars(SIZES)::writeSvg)
        .with("benchmarks-growth.svg", charts.growth()::writeSvg)
        .with("benchmarks-peers.json", file -> Files.writeString(file, json()));
  }

  private static String versions() throws IOException {
    Properties versions = new Properties();
    try (InputStream stream = PeerReport.class.getResourceAsStream("versions.properties")) {
      versions.load(stream);
    }
    return new TreeMap<>(versions)
        .entrySet().stream()
            .map(version -> "%s: %s".formatted(version.getKey(), version.getValue()))
            .collect(Collectors.joining("; "));
  }

  /** Machine, and the medians and quartiles of all steps. */
  private String json() throws IOException {
    List<Summary> steps = new ArrayList<>();
    for (Peer peer : Peer.values()) {
      for (Task task : peer.tasks()) {
        for (Size size : SIZES) {
          Sample time = results.theirs(new PeerCell(task, size).bout(peer));
          if (time.isEmpty()) continue;
          steps.add(
              new Summary(
                  peer.title(),
                  task.title(),
                  size.title(),
                  time.median(),
                  time.quantile(0.25),
                  time.quantile(0.75)));
        }
      }
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("machine", machine);
    all.put("versions", versions());
    all.put("nanoseconds", steps);
    return new GsonBuilder().setPrettyPrinting().create().toJson(all) + "\n";
  }

  private Markdown table(Task task) {
    List<String> titles = new ArrayList<>(List.of(task.title()));
    SIZES.forEach(size -> titles.add(size.title()));
    Markdown table = new Markdown(titles.toArray(String[]::new));
    table.row(row("**JDescent, a step**", size -> time(new PeerCell(task, size))));
    for (Peer peer : Peer.values()) {
      if (peer == Peer.DJL && task == Task.ADAGRAD) {
        table.row(row(peer.title(), size -> "throws"));
      } else if (peer.tasks().contains(task)) {
        table.row(row(peer.title(), size -> ratio(new PeerCell(task, size), peer)));
      }
    }
    if (new PeerCell(task, SIZES.get(0)).hasLimit()) {
      table.row(row("of the limit", size -> ofLimit(new PeerCell(task, size))));
    }
    return table;
  }

  private interface Text {
    String of(Size size);
  }

  private static Object[] row(String title, Text text) {
    List<String> cells = new ArrayList<>(List.of(title));
    SIZES.forEach(size -> cells.add(text.of(size)));
    return cells.toArray();
  }

  private String time(PeerCell cell) {
    Sample time = cell.ours(results);
    return time.isEmpty() ? "" : "**%s**".formatted(Markdown.time(time.median()));
  }

  private String ratio(PeerCell cell, Peer peer) {
    return spread(cell.ratio(results, peer));
  }

  private String ofLimit(PeerCell cell) {
    return spread(cell.ofLimit(results));
  }

  /** Median and quartiles. */
  private static String spread(Sample ratio) {
    if (ratio.isEmpty()) return "";
    return "%s (%s)"
        .formatted(Markdown.number(ratio.median()), Markdown.quartiles(ratio, Markdown::number));
  }
}
