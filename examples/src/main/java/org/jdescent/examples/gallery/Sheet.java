package org.jdescent.examples.gallery;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jdescent.examples.Numbers;

/** All descents of a landscape on one page. */
final class Sheet {
  private static final int COLUMNS = 6;
  private static final int SIDE = 280;
  private static final int GAP = 28;
  private static final int MARGIN = 48;
  private static final int HEAD = 156;
  private static final int CAPTION = 84;
  private static final int CELL = CAPTION + SIDE + GAP;

  private final Landscape landscape;
  private final List<Exhibit> exhibits;
  private final Picture picture;

  private Sheet(Landscape landscape, List<Exhibit> exhibits) {
    this.landscape = landscape;
    this.exhibits = exhibits;
    picture = Picture.of(landscape, SIDE);
  }

  static BufferedImage draw(Landscape landscape, List<Exhibit> exhibits) {
    return new Sheet(landscape, exhibits).draw();
  }

  private BufferedImage draw() {
    int rows = (exhibits.size() + COLUMNS - 1) / COLUMNS;
    int width = 2 * MARGIN + COLUMNS * (SIDE + GAP) - GAP;
    BufferedImage image =
        new BufferedImage(width, HEAD + rows * CELL + GAP / 2, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, image.getHeight());
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    Legend.draw(graphics, landscape, MARGIN);
    for (int i = 0; i < exhibits.size(); i++) {
      Graphics2D cell = (Graphics2D) graphics.create();
      cell.translate(MARGIN + i % COLUMNS * (SIDE + GAP), HEAD + i / COLUMNS * CELL);
      draw(cell, i);
      cell.dispose();
    }
    graphics.dispose();
    return image;
  }

  private void draw(Graphics2D graphics, int i) {
    Exhibit exhibit = exhibits.get(i);
    String rate = Numbers.exact(exhibit.descent().rate());
    Text.bold(graphics, 25).fit(exhibit.entrant().name(), 0, 26, SIDE);
    Text small = Text.plain(graphics, 19);
    small.fit("lr %s, %d steps".formatted(rate, landscape.steps()), 0, 51, SIDE);
    small.fit("f = " + Numbers.rounded(exhibit.descent().value()), 0, 74, SIDE);
    graphics.translate(0, CAPTION);
    picture.draw(graphics, exhibit.descent());
    new Axes(landscape.window(), SIDE)
        .draw(graphics, i % COLUMNS == 0, i + COLUMNS >= exhibits.size());
  }
}
