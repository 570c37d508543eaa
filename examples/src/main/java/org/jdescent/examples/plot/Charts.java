package org.jdescent.examples.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The look that all charts share. */
public final class Charts {
  private static final Color INK = new Color(0x333333);
  private static final double ALMOST_ALL = 0.995;
  private static final int POINTS = 400;
  private static final Color GRID = new Color(0xE6E6E6);

  private Charts() {}

  /** An empty chart with axis titles; the caller sets the ranges. */
  public static XYChart empty(int width, int height, String xTitle, String yTitle) {
    XYChart chart =
        new XYChartBuilder()
            .width(width)
            .height(height)
            .xAxisTitle(xTitle)
            .yAxisTitle(yTitle)
            .build();
    XYStyler style = chart.getStyler();
    style.setLocale(Locale.ROOT);
    style.setChartBackgroundColor(Color.WHITE).setChartFontColor(INK).setChartPadding(20);
    style.setPlotBorderColor(new Color(0xB0B0B0));
    style.setPlotContentSize(ALMOST_ALL); // ticks on the very border would lose their labels
    style.setPlotMargin(0).setAxisTicksLineVisible(false);
    style.setPlotGridLinesColor(GRID).setPlotGridLinesStroke(new BasicStroke(0.8f));
    style.setAxisTickMarksColor(INK).setAxisTickLabelsColor(INK);
    style.setAxisTickLabelsFont(font(Font.PLAIN, 12)).setAxisTitleFont(font(Font.PLAIN, 14));
    style.setChartTitleBoxVisible(false).setChartTitleFont(font(Font.BOLD, 16));
    style.setLegendFont(font(Font.PLAIN, 14)).setLegendBorderColor(GRID);
    return chart;
  }

  /** A smooth curve loses nothing by being drawn through fewer points, and the SVG stays small. */
  public static XYSeries addCurve(XYChart chart, String name, double[] curve) {
    int step = Math.max(1, curve.length / POINTS);
    int count = (curve.length - 1) / step + 1;
    double[] x = new double[count];
    double[] y = new double[count];
    for (int i = 0; i < count; i++) {
      int at = curve.length - 1 - (count - 1 - i) * step; // the end is always drawn
      x[i] = at + 1;
      y[i] = curve[at];
    }
    XYSeries series = chart.addSeries(name, x, y);
    series.setMarker(SeriesMarkers.NONE);
    return series;
  }

  private static Font font(int weight, int size) {
    return new Font(Font.SANS_SERIF, weight, size);
  }
}
