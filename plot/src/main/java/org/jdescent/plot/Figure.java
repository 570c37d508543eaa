package org.jdescent.plot;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGSyntax;
import org.knowm.xchart.internal.chartpart.Chart;
import org.w3c.dom.Document;

/**
 * Charts side by side, written as PNG and as SVG.
 *
 * @param panels the charts, all of one size, row by row
 * @param columns how many stand in a row
 */
public record Figure(List<? extends Chart<?, ?>> panels, int columns) {
  private static final int PIXELS_PER_POINT = 2;

  /** Writes {@code name.png} and {@code name.svg} into a directory and returns their paths. */
  public List<Path> write(Path directory, String name) throws IOException {
    Path png = directory.resolve(name + ".png");
    Path svg = directory.resolve(name + ".svg");
    writePng(png);
    writeSvg(svg);
    return List.of(png, svg);
  }

  private void writePng(Path file) throws IOException {
    try (var out = Files.newOutputStream(file)) {
      ImageIO.write(image(), "png", out);
    }
  }

  /** The figure in pixels. */
  public BufferedImage image() {
    BufferedImage image =
        new BufferedImage(
            PIXELS_PER_POINT * width(), PIXELS_PER_POINT * height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(PIXELS_PER_POINT, PIXELS_PER_POINT);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    paint(graphics);
    graphics.dispose();
    return image;
  }

  /** Writes it as SVG. */
  public void writeSvg(Path file) throws IOException {
    SVGGraphics2D graphics = new SVGGraphics2D(emptySvg());
    graphics.setSVGCanvasSize(new Dimension(width(), height()));
    paint(graphics);
    try (Writer out = Files.newBufferedWriter(file)) {
      graphics.stream(out);
    }
  }

  private static Document emptySvg() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVGSyntax.SVG_NAMESPACE_URI, SVGSyntax.SVG_SVG_TAG, null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's own XML parser always exists", e);
    }
  }

  private void paint(Graphics2D graphics) {
    for (int i = 0; i < panels.size(); i++) {
      Chart<?, ?> panel = panels.get(i);
      int width = panel.getWidth();
      int height = panel.getHeight();
      Graphics2D part =
          (Graphics2D) graphics.create(i % columns * width, i / columns * height, width, height);
      panel.paint(part, width, height);
      part.dispose();
    }
  }

  private int width() {
    return columns * panels.get(0).getWidth();
  }

  private int height() {
    return (panels.size() + columns - 1) / columns * panels.get(0).getHeight();
  }
}
