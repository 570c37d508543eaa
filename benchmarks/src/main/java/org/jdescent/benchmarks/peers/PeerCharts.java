package org.jdescent.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdescent.benchmarks.Results;
import org.jdescent.benchmarks.Sample;
import org.jdescent.benchmarks.Size;
import org.jdescent.plot.Charts;
import org.jdescent.plot.Figure;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.XYChart;

/** The bars of the peers' times to ours, and the curves of cost. */
record PeerCharts(Results results) {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 420;

  /** A panel for Adam and one for the whole step. */
  Figure bars(List<Size> sizes) {
    List<CategoryChart> charts =
        Stream.of(Task.ADAM, Task.WHOLE)
            .map(task -> bars(task, sizes))
            .filter(chart -> !chart.getSeriesMap().isEmpty())
            .toList();
    return new Figure(charts, 1);
  }

  private CategoryChart bars(Task task, List<Size> sizes) {
    List<Size> measured =
        sizes.stream().filter(size -> !new PeerCell(task, size).ours(results).isEmpty()).toList();
    CategoryChart chart = Charts.bars(WIDTH, HEIGHT, "a peer's time to ours: " + task.title());
    for (Peer peer : Peer.values()) {
      List<Double> ratios = new ArrayList<>();
      for (Size size : measured) {
        Sample ratio = new PeerCell(task, size).ratio(results, peer);
        if (!ratio.isEmpty()) ratios.add(ratio.median());
      }
      if (ratios.isEmpty() || ratios.size() < measured.size()) continue; // not in all places
      chart.addSeries(peer.title(), measured.stream().map(Size::title).toList(), ratios);
    }
    return chart;
  }

  /** Over elements of one tensor, and over tensors of a million elements together. */
  Figure growth() {
    XYChart elements = curves("elements of one tensor", PeerPlan.ELEMENTS, 1);
    XYChart tensors = curves("tensors of a million elements together", PeerPlan.TENSORS, 0);
    return new Figure(List.of(elements, tensors), 2);
  }

  /** Nanoseconds per element over the number at that place of "tensors x elements". */
  private XYChart curves(String title, List<String> texts, int place) {
    XYChart chart = Charts.empty(620, 460, title, "Adam, nanoseconds per element");
    chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
    addCurve(chart, "JDescent", texts, place, cell -> cell.ours(results));
    for (Peer peer : PeerPlan.GROWING) {
      addCurve(chart, peer.title(), texts, place, cell -> results.theirs(cell.bout(peer)));
    }
    return chart;
  }

  private static void addCurve(
      XYChart chart, String name, List<String> texts, int place, Function<PeerCell, Sample> nanos) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (String text : texts) {
      Sample time = nanos.apply(new PeerCell(Task.ADAM, text));
      if (time.isEmpty()) continue;
      x.add(Double.parseDouble(text.split(" x ")[place]));
      y.add(time.median() / Tensors.elements(text));
    }
    if (!x.isEmpty()) chart.addSeries(name, x, y);
  }
}
