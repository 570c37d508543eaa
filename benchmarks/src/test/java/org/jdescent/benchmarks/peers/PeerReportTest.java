package org.jdescent.benchmarks.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdescent.benchmarks.Page;
import org.jdescent.benchmarks.ReportTest;
import org.jdescent.benchmarks.Size;
import org.jdescent.benchmarks.Trial;
import org.jdescent.plot.Figure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerReportTest {
  private static final double OURS = 1e6;

  @TempDir Path directory;

  /** The machine is half as fast in the second round; the ratios stay what they are. */
  @BeforeEach
  void rounds() throws IOException {
    round(1, 1);
    round(2, 2);
    Files.writeString(directory.resolve("machine.json"), "{\"library\": []}");
  }

  private void round(int number, double slow) throws IOException {
    List<Map<String, Object>> entries = new ArrayList<>();
    for (Size size : Size.values()) {
      for (Task task : Task.values()) {
        PeerCell cell = new PeerCell(task, size);
        for (Peer peer : Peer.values()) {
          if (cell.has(peer)) entries.add(bout(cell.bout(peer), slow, 2 + peer.ordinal()));
        }
        entries.add(bout(cell.limitBout().with("pages", "HUGE"), slow, 0.9));
      }
    }
    for (String tensors : PeerPlan.ELEMENTS) {
      PeerCell cell = new PeerCell(Task.ADAM, tensors);
      for (Peer peer : PeerPlan.GROWING) {
        entries.add(bout(cell.bout(peer), slow, 2 + peer.ordinal()));
      }
    }
    Path file = directory.resolve("round-%03d.json".formatted(number));
    Files.writeString(file, new Gson().toJson(entries));
  }

  private static Map<String, Object> bout(Trial trial, double slow, double ratio) {
    return ReportTest.bout(trial, slow * OURS, slow * OURS * ratio);
  }

  @Test
  void pageHasGoalsAndRatios() throws IOException {
    String page = PeerReport.of(directory).page().text();
    for (String row :
        List.of(
            "| PyTorch fused, AdamW | ✓ 2.00, asked 1.80 | ✗ 2.00, asked 10.0 |",
            "| fraction of the limit, Adam |  |  | ✗ 0.90, asked 0.93 |",
            "| **JDescent, a step** | **1.50 ms** |",
            "| DJL | 5.00 (5.00 … 5.00) |",
            "| DJL | throws | throws |",
            "org.nd4j:nd4j-native 1")) {
      assertTrue(page.contains(row), row + "\n" + page);
    }
    assertFalse(page.contains("{{") || page.contains("${"), page);
  }

  @Test
  void chartsAndNumbersGoWithIt() throws IOException {
    Map<String, Page.Content> files = PeerReport.of(directory).page().files();
    assertEquals(
        Set.of("benchmarks-peers.svg", "benchmarks-growth.svg", "benchmarks-peers.json"),
        files.keySet());
    for (Map.Entry<String, Page.Content> file : files.entrySet()) {
      Path path = directory.resolve(file.getKey());
      file.getValue().write(path);
      String begins = file.getKey().endsWith("svg") ? "<path" : "\"peer\": \"ND4J\"";
      assertTrue(Files.readString(path).contains(begins), file.getKey());
    }
  }

  @Test
  void chartsHaveThePeers() throws IOException {
    PeerCharts charts = new PeerCharts(PeerReport.of(directory).results());
    for (Figure figure : List.of(charts.bars(List.of(Size.MLP, Size.LARGE)), charts.growth())) {
      Set<String> names = figure.panels().get(0).getSeriesMap().keySet();
      assertTrue(names.contains("PyTorch, fused") && names.contains("ND4J"), names.toString());
    }
  }
}
