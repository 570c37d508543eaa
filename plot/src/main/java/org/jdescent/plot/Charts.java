package org.jdescent.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The look that all charts share. */
public final class Charts {
  private static final Color INK = new Color(0x333333);
  private static final double ALMOST_ALL = 0.995;
  private static final int POINTS = 400;
  private static final double FOOT = 0.1;
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
    style(chart.getStyler());
    return chart;
  }

  /** An empty chart of bars on a logarithmic axis; categories come with the series. */
  public static CategoryChart bars(int width, int height, String yTitle) {
    CategoryChart chart =
        new CategoryChartBuilder().width(width).height(height).yAxisTitle(yTitle).build();
    style(chart.getStyler());
    chart.getStyler().setYAxisLogarithmic(true).setPlotGridVerticalLinesVisible(false);
    chart.getStyler().setYAxisMin(FOOT); // bars would begin at zero, where a logarithm does not
    chart.getStyler().setAvailableSpaceFill(0.85).setLegendPosition(LegendPosition.OutsideS);
    chart.getStyler().setLegendLayout(LegendLayout.Horizontal);
    return chart;
  }

  private static void style(AxesChartStyler style) {
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
