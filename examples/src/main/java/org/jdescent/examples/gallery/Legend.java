package org.jdescent.examples.gallery;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.util.function.BiConsumer;
import org.jdescent.examples.Numbers;
import org.jdescent.examples.Rates;

/** What stands above the pictures: their title, and what marks and colours mean. */
final class Legend {
  private static final int LETTERS = 20;
  private static final int SPACE = 30;
  private static final int STRIP = 200;
  private static final int BOX = 46;

  private final Graphics2D graphics;
  private final Landscape landscape;
  private final double baseline;
  private double x;

  private Legend(Graphics2D graphics, Landscape landscape, double x, double baseline) {
    this.graphics = graphics;
    this.landscape = landscape;
    this.x = x;
    this.baseline = baseline;
  }

  static void draw(Graphics2D graphics, Landscape landscape, int x) {
    Text.bold(graphics, 34).write(landscape.name() + ": f(x, y) = " + landscape.formula(), x, 48);
    String rates = landscape.scheduled(Rates.FINE.size());
    Text.plain(graphics, 22)
        .write("%d steps; learning rate %s".formatted(landscape.steps(), rates), x, 86);
    Legend legend = new Legend(graphics, landscape, x + 8, 124);
    legend.add(Marks::start, "start " + landscape.start());
    legend.add(Marks::minimum, "minimum " + landscape.minimum() + ", f = 0");
    legend.add(Marks::end, "end");
    legend.addSteps();
    legend.addLevels();
  }

  private void add(BiConsumer<Graphics2D, Point2D> mark, String meaning) {
    mark.accept(graphics, new Point2D.Double(x, baseline - 7));
    write(meaning, 20);
    x += SPACE;
  }

  private void addSteps() {
    write("step 0", 0);
    x += 8;
    for (int i = 0; i < STRIP; i++) {
      graphics.setColor(Palette.step((double) i / STRIP));
      graphics.fillRect((int) x + i, (int) baseline - 15, 1, 16);
    }
    write(Integer.toString(landscape.steps()), STRIP + 8);
    x += SPACE;
  }

  private void addLevels() {
    write("f up to", 0);
    x += 8;
    double[] levels = landscape.levels();
    for (int i = 0; i <= levels.length; i++) {
      graphics.setColor(Palette.ground((double) i / levels.length));
      graphics.fillRect((int) x, (int) baseline - 18, BOX, 24);
      graphics.setColor(Palette.FRAME);
      graphics.drawRect((int) x, (int) baseline - 18, BOX, 24);
      String label = i < levels.length ? Numbers.exact(levels[i]) : "∞";
      Text.plain(graphics, 15).center(label, x + BOX / 2.0, baseline - 1);
      x += BOX;
    }
  }

  private void write(String text, double after) {
    x = Text.plain(graphics, LETTERS).write(text, x + after, baseline);
  }
}
