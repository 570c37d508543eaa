package org.jdescent.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jdescent.benchmarks.Markdown;
import org.jdescent.benchmarks.Results;
import org.jdescent.benchmarks.Sample;
import org.jdescent.benchmarks.Size;

/** What is to be reached, and what was. */
record PeerGoals(Results results) {
  private static final List<Size> SIZES = List.of(Size.MLP, Size.MANY, Size.RESNET, Size.LARGE);

  /** A goal of 1 counts as reached only if three quarters of the rounds come this near to it. */
  private static final double NEARLY_EVEN = 0.97;

  /** NaN where nothing is asked for. */
  private record Goal(String title, Function<PeerCell, Sample> ratio, Task task, double... least) {}

  private List<Goal> goals() {
    return List.of(
        goal("PyTorch fused, AdamW", Task.ADAMW, 1.8, 10, 1.1, 1, Peer.TORCH, Peer.TORCH_ALONE),
        goal("PyTorch fused, whole step", Task.WHOLE, 5, 16, 2, 1.8, Peer.TORCH, Peer.TORCH_ALONE),
        goal("libtorch, Adam", Task.ADAM, 5, 30, 2.5, 8, Peer.LIBTORCH),
        goal("DJL, Adam", Task.ADAM, 8, 30, 3, 8, Peer.DJL),
        goal("ND4J, Adam", Task.ADAM, 15, 30, 2.5, 3, Peer.ND4J),
        goal("Java, all threads, Adam", Task.ADAM, 1, 1.1, 1, 1, Peer.JAVA),
        goal("Java, all threads, whole step", Task.WHOLE, 1, 1.1, 1, 1, Peer.JAVA),
        limit("fraction of the limit, Adam", Task.ADAM),
        limit("fraction of the limit, whole step", Task.WHOLE));
  }

  private Goal goal(
      String title,
      Task task,
      double mlp,
      double many,
      double resnet,
      double large,
      Peer... peers) {
    return new Goal(title, cell -> cell.ratio(results, peers), task, mlp, many, resnet, large);
  }

  private Goal limit(String title, Task task) {
    double none = Double.NaN;
    return new Goal(title, cell -> cell.ofLimit(results), task, none, none, 0.93, 0.93);
  }

  Markdown table() {
    List<String> titles = new ArrayList<>(List.of("peer's time to ours"));
    SIZES.forEach(size -> titles.add(size.title()));
    Markdown table = new Markdown(titles.toArray(String[]::new));
    for (Goal goal : goals()) {
      List<Object> cells = new ArrayList<>(List.of(goal.title));
      for (int i = 0; i < SIZES.size(); i++) {
        cells.add(cell(goal.ratio.apply(new PeerCell(goal.task, SIZES.get(i))), goal.least[i]));
      }
      table.row(cells.toArray());
    }
    return table;
  }

  private static String cell(Sample ratio, double least) {
    if (ratio.isEmpty() || Double.isNaN(least)) return "";
    boolean even = least != 1 || ratio.quantile(0.25) >= NEARLY_EVEN;
    boolean reached = ratio.median() >= least && even;
    return "%s %s, asked %s"
        .formatted(reached ? "✓" : "✗", Markdown.number(ratio.median()), Markdown.number(least));
  }
}
