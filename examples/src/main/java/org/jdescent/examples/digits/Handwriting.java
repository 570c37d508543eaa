package org.jdescent.examples.digits;

import java.util.List;
import java.util.Random;
import org.jdescent.examples.Point;

/**
 * Draws digits that look handwritten. The same seed gives the same bytes on every machine: only + -
 * * / sqrt and StrictMath, and Random, whose numbers Java specifies.
 */
public final class Handwriting {
  private static final List<Skeletons.Way> WAYS = Skeletons.all();

  private Handwriting() {}

  /** So many digits, each drawn in a way of its own. */
  public static DigitSet write(int count, long seed) {
    Random random = new Random(seed);
    DigitSet set = new DigitSet(new byte[count * DigitSet.PIXELS], new byte[count]);
    for (int i = 0; i < count; i++) {
      int digit = random.nextInt(DigitSet.CLASSES);
      set.labels()[i] = (byte) digit;
      draw(way(digit, random), random, set.pixels(), i * DigitSet.PIXELS);
    }
    return set;
  }

  private static Skeletons.Way way(int digit, Random random) {
    List<Skeletons.Way> ways = WAYS.stream().filter(way -> way.digit() == digit).toList();
    return ways.get(random.nextInt(ways.size()));
  }

  private static void draw(Skeletons.Way way, Random random, byte[] pixels, int start) {
    Hand hand = new Hand(random);
    List<List<Point>> lines = way.strokes().stream().map(hand::write).toList();
    double size = 20 + 1.6 * random.nextGaussian();
    double right = DigitSet.SIDE / 2.0 + 1.2 * random.nextGaussian();
    double down = DigitSet.SIDE / 2.0 + 1.2 * random.nextGaussian();
    double radius = Math.max(0.55, 1.15 + 0.35 * random.nextGaussian());
    Pen pen = new Pen(radius, pixels, start);
    for (List<Point> line : lines) {
      pen.draw(
          line.stream().map(p -> new Point(right + size * p.x(), down + size * p.y())).toList());
    }
  }
}
