package org.jdescent.examples.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.XYStyler;

/** The look that all charts share. */
public final class Charts {
  private static final Color INK = new Color(0x333333);
  private static final double ALMOST_ALL = 0.995;
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

  private static Font font(int weight, int size) {
    return new Font(Font.SANS_SERIF, weight, size);
  }
}
