package org.jdescent.examples.digits;

import java.awt.Color;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jdescent.plot.Charts;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;

/** The smoothed losses of all optimizers over the iterations. */
final class LossChart {
  private static final int MARKS = 16;

  private LossChart() {}

  /**
   * An optimizer's losses.
   *
   * @param title in the legend
   * @param losses of every iteration, not yet smoothed
   */
  record Line(String title, Color color, Marker marker, double[] losses) {}

  /** From 0 to 1. */
  static XYChart draw(List<Line> lines) {
    return draw(lines, 0, 1);
  }

  /** Between the powers of ten around all losses. */
  static XYChart drawLogarithmic(List<Line> lines) {
    DoubleSummaryStatistics powers =
        lines.stream()
            .flatMapToDouble(line -> DoubleStream.of(Curve.smooth(line.losses)))
            .map(Math::log10)
            .filter(Double::isFinite)
            .summaryStatistics();
    double lowest = Math.pow(10, Math.floor(powers.getMin()));
    double highest = Math.pow(10, Math.ceil(powers.getMax()));
    XYChart chart = draw(lines, lowest, highest);
    chart.getStyler().setYAxisLogarithmic(true);
    return chart;
  }

  private static XYChart draw(List<Line> lines, double lowest, double highest) {
    XYChart chart = Charts.empty(860, 540, "iterations", "loss");
    chart.getStyler().setLegendPosition(LegendPosition.InsideNE).setMarkerSize(9);
    chart.getStyler().setYAxisMin(lowest).setYAxisMax(highest).setXAxisMin(0.0);
    chart.getStyler().setXAxisDecimalPattern("0").setXAxisTickMarkSpacingHint(90);
    for (int i = 0; i < lines.size(); i++) draw(chart, lines.get(i), (double) i / lines.size());
    return chart;
  }

  private static void draw(XYChart chart, Line line, double shift) {
    double[] curve = Curve.smooth(line.losses);
    XYSeries way = Charts.addCurve(chart, line.title + " curve", curve);
    way.setShowInLegend(false);
    XYSeries marks = addMarks(chart, line.title, curve, shift);
    marks.setMarker(line.marker).setMarkerColor(line.color);
    for (XYSeries series : new XYSeries[] {way, marks}) {
      series.setLineStyle(SeriesLines.SOLID).setLineColor(line.color).setLineWidth(1.8f);
    }
  }

  /** Single points between gaps, which carry markers and no line; each optimizer's stand apart. */
  private static XYSeries addMarks(XYChart chart, String title, double[] curve, double shift) {
    double spacing = (double) curve.length / MARKS;
    double[] x = new double[2 * MARKS];
    double[] y = new double[2 * MARKS];
    for (int i = 0; i < MARKS; i++) {
      int at = (int) ((i + shift) * spacing);
      x[2 * i] = at + 1;
      y[2 * i] = curve[at];
      x[2 * i + 1] = at + 1.5; // where there is no data, so that ticks need not stand on data
      y[2 * i + 1] = Double.NaN;
    }
    return chart.addSeries(title, x, y);
  }
}
