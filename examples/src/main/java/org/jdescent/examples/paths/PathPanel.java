package org.jdescent.examples.paths;

import java.awt.Color;
import java.util.List;
import org.jdescent.examples.Contender;
import org.jdescent.examples.Point;
import org.jdescent.plot.Charts;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** One optimizer's path over the contour lines of the bowl. */
final class PathPanel {
  private static final double RIGHT = 8;
  private static final double TOP = 3.8;
  private static final Color CONTOUR = new Color(0xC4CAD0);

  private PathPanel() {}

  static XYChart draw(Contender contender, List<Point> path) {
    XYChart chart = Charts.empty(560, 400, "x", "y");
    chart.setTitle(contender.title());
    chart.getStyler().setLegendVisible(false).setMarkerSize(7);
    chart.getStyler().setPlotGridLinesVisible(false);
    chart.getStyler().setXAxisMin(-RIGHT).setXAxisMax(RIGHT).setYAxisMin(-TOP).setYAxisMax(TOP);
    drawContours(chart);
    XYSeries steps = line(chart, contender.title(), path);
    steps.setLineColor(contender.color()).setLineWidth(1.6f);
    steps.setMarker(contender.marker()).setMarkerColor(contender.color());
    XYSeries minimum = line(chart, "minimum", List.of(new Point(0, 0)));
    minimum.setMarker(SeriesMarkers.PLUS).setMarkerColor(Color.BLACK);
    return chart;
  }

  /** Levels grow with the square, so that the rings are equally far apart. */
  private static void drawContours(XYChart chart) {
    for (int ring = 1; ring <= 8; ring++) {
      XYSeries series = line(chart, "contour " + ring, Bowl.contour(ring * ring / 4.0));
      series.setLineColor(CONTOUR).setLineWidth(1).setLineStyle(SeriesLines.SOLID);
      series.setMarker(SeriesMarkers.NONE);
    }
  }

  private static XYSeries line(XYChart chart, String name, List<Point> points) {
    double[] x = points.stream().mapToDouble(Point::x).toArray();
    double[] y = points.stream().mapToDouble(Point::y).toArray();
    XYSeries series = chart.addSeries(name, x, y);
    series.setLineStyle(SeriesLines.SOLID);
    return series;
  }
}
