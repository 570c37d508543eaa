package org.jdescent.examples.digits;

import java.util.Map;
import org.jdescent.examples.Contender;
import org.jdescent.examples.plot.Charts;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.lines.SeriesLines;

/** The smoothed losses of all optimizers over the iterations. */
final class LossChart {
  private static final int MARKS = 16;

  private LossChart() {}

  static XYChart draw(Map<Contender, double[]> losses) {
    XYChart chart = Charts.empty(860, 540, "iterations", "loss");
    chart.getStyler().setLegendPosition(LegendPosition.InsideNE).setMarkerSize(9);
    chart.getStyler().setYAxisMin(0.0).setYAxisMax(1.0).setXAxisMin(0.0);
    chart.getStyler().setXAxisDecimalPattern("0").setXAxisTickMarkSpacingHint(90);
    losses.forEach((contender, values) -> draw(chart, contender, Curve.smooth(values)));
    return chart;
  }

  private static void draw(XYChart chart, Contender contender, double[] curve) {
    XYSeries line = Charts.addCurve(chart, contender.title() + " curve", curve);
    line.setShowInLegend(false);
    XYSeries marks = addMarks(chart, contender, curve);
    marks.setMarker(contender.marker()).setMarkerColor(contender.color());
    for (XYSeries series : new XYSeries[] {line, marks}) {
      series.setLineStyle(SeriesLines.SOLID).setLineColor(contender.color()).setLineWidth(1.8f);
    }
  }

  /** Single points between gaps, which carry markers and no line; each optimizer's stand apart. */
  private static XYSeries addMarks(XYChart chart, Contender contender, double[] curve) {
    double spacing = (double) curve.length / MARKS;
    double shift = (double) contender.ordinal() / Contender.values().length;
    double[] x = new double[2 * MARKS];
    double[] y = new double[2 * MARKS];
    for (int i = 0; i < MARKS; i++) {
      int at = (int) ((i + shift) * spacing);
      x[2 * i] = at + 1;
      y[2 * i] = curve[at];
      x[2 * i + 1] = at + 1.5; // where there is no data, so that ticks need not stand on data
      y[2 * i + 1] = Double.NaN;
    }
    return chart.addSeries(contender.title(), x, y);
  }
}
