package org.jdescent.examples.resume;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import org.jdescent.examples.digits.Curve;
import org.jdescent.plot.Charts;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Both trainings' losses on top of each other: all of them, and around the first kill. */
final class ResumeChart {
  private static final Color ALONE = new Color(0xF5C77E);
  private static final Color FIRST = new Color(0x56B4E9);
  private static final Color LATER = new Color(0x222222);
  private static final Color RESUMED = new Color(0x009E73);
  private static final Color KILLED = new Color(0xD55E00);
  private static final int TENS = 10;

  private final XYChart chart;
  private final double top;

  private ResumeChart(String title, String yTitle, int left, int right, double top) {
    this.top = top;
    chart = Charts.empty(860, 360, "iterations", yTitle);
    chart.setTitle(title);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
    chart.getStyler().setLegendLayout(LegendLayout.Horizontal).setLegendPadding(12);
    chart.getStyler().setXAxisMin((double) left).setXAxisMax((double) right);
    chart.getStyler().setYAxisMin(0.0).setYAxisMax(top).setYAxisDecimalPattern("0.0");
    chart.getStyler().setXAxisDecimalPattern("0").setXAxisTickMarkSpacingHint(90);
    chart.getStyler().setAnnotationTextFont(chart.getStyler().getAxisTickLabelsFont());
    chart.getStyler().setAnnotationTextFontColor(chart.getStyler().getChartFontColor());
  }

  static List<XYChart> draw(Comparison comparison) {
    return List.of(drawAll(comparison), drawFirstKill(comparison));
  }

  private static XYChart drawAll(Comparison comparison) {
    int kills = comparison.killed().size();
    String title =
        "Killed %s and resumed: %s"
            .formatted(
                kills == 1 ? "once" : "twice",
                comparison.same() ? "every bit is the same" : "not all bits are the same");
    double[] curve = Curve.smooth(comparison.losses());
    double top = Math.max(1, 1.5 * curve[curve.length - 1]); // a short run ends above 1
    ResumeChart all = new ResumeChart(title, "loss, smoothed", 0, curve.length, top);
    all.addCurve("one process, left alone", curve, ALONE, 9);
    String processes = kills == 1 ? "two processes, one killed" : "three processes, two killed";
    all.addCurve(processes, Curve.smooth(comparison.latestLosses()), LATER, 1.5f);
    for (int i = 0; i < kills; i++) {
      int killed = comparison.parts().get(i).last();
      int resumed = comparison.parts().get(i + 1).from();
      all.mark(resumed, killed, 0.8);
      all.label("killed at %d,".formatted(killed), (killed + resumed) / 2.0, 0.94);
      all.label("resumed from %d".formatted(resumed), (killed + resumed) / 2.0, 0.86);
    }
    return all.chart;
  }

  /** Single iterations, which chance moves up and down: no smoothing makes them look alike. */
  private static XYChart drawFirstKill(Comparison comparison) {
    double[] losses = comparison.losses();
    Part first = comparison.parts().get(0);
    Part second = comparison.parts().get(1);
    int margin = TENS + (first.last() - second.from()) / 2;
    int left = Math.max(0, (second.from() - margin) / TENS * TENS);
    int right = Math.min(losses.length, (first.last() + margin) / TENS * TENS);
    double highest = Arrays.stream(losses, left, right).max().orElseThrow();
    String title = "Around the first kill: the second process repeats what was not saved";
    ResumeChart near = new ResumeChart(title, "loss", left, right, 1.2 * highest);
    near.addLosses("one process, left alone", new Part(0, losses, false), left, right, ALONE, 11);
    near.addLosses("process 1", first, left, first.last(), FIRST, 5);
    near.addLosses("process 2", second, second.from(), Math.min(right, second.last()), LATER, 1.5f);
    near.mark(second.from(), first.last(), 0.9);
    near.label("resumed from " + second.from(), second.from(), 0.95);
    near.label("killed at " + first.last(), first.last(), 0.95);
    return near.chart;
  }

  private void addCurve(String name, double[] curve, Color color, float width) {
    draw(Charts.addCurve(chart, name, curve), color, width, SeriesLines.SOLID);
  }

  /** The losses of the iterations after + 1 to last. */
  private void addLosses(String name, Part part, int after, int last, Color color, float width) {
    double[] x = new double[last - after];
    Arrays.setAll(x, i -> after + 1 + i);
    double[] y = Arrays.copyOfRange(part.losses(), after - part.from(), last - part.from());
    draw(chart.addSeries(name, x, y), color, width, SeriesLines.SOLID);
  }

  private void mark(int resumed, int killed, double height) {
    addMark("resumed from %d", resumed, height, RESUMED);
    addMark("killed at %d", killed, height, KILLED);
  }

  private void addMark(String name, int iteration, double height, Color color) {
    double between = iteration + 0.5; // it and the next one
    double[] x = {between, between};
    double[] y = {0, height * top};
    XYSeries series = chart.addSeries(name.formatted(iteration), x, y);
    series.setShowInLegend(false);
    draw(series, color, 1.5f, SeriesLines.DASH_DASH);
  }

  /**
   * @param height from 0 at the bottom to 1 at the top
   */
  private void label(String text, double x, double height) {
    chart.addAnnotation(new AnnotationText(text, x, height * top, false));
  }

  /** The style of a line takes over the width that was set before it. */
  private static void draw(XYSeries series, Color color, float width, BasicStroke style) {
    series.setMarker(SeriesMarkers.NONE).setLineColor(color);
    series.setLineWidth(width).setLineStyle(style);
  }
}
