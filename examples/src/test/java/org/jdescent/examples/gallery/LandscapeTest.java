package org.jdescent.examples.gallery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jdescent.examples.Point;
import org.jdescent.examples.gallery.Landscape.Window;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class LandscapeTest {
  static final List<Landscape> ALL = Landscape.ALL;
  private static final double STEP = 1e-6;

  @ParameterizedTest
  @FieldSource("ALL")
  void gradientIsThatOfTheValue(Landscape landscape) {
    Random random = new Random(1);
    for (int i = 0; i < 100; i++) {
      Point p = somewhere(landscape.window(), random);
      Point gradient = landscape.gradient(p.x(), p.y());
      double x = landscape.value(p.x() + STEP, p.y()) - landscape.value(p.x() - STEP, p.y());
      double y = landscape.value(p.x(), p.y() + STEP) - landscape.value(p.x(), p.y() - STEP);
      assertEquals(x / (2 * STEP), gradient.x(), 1e-4);
      assertEquals(y / (2 * STEP), gradient.y(), 1e-4);
    }
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void nothingInThePictureIsBelowTheMinimum(Landscape landscape) {
    Point minimum = landscape.minimum();
    assertTrue(landscape.window().contains(minimum));
    assertTrue(landscape.window().contains(landscape.start()));
    assertEquals(0, landscape.value(minimum.x(), minimum.y()));
    Random random = new Random(2);
    for (int i = 0; i < 1000; i++) {
      Point p = somewhere(landscape.window(), random);
      assertTrue(landscape.value(p.x(), p.y()) > 0, p.toString());
    }
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void levelsRise(Landscape landscape) {
    double[] sorted = landscape.levels();
    Arrays.sort(sorted);
    assertArrayEquals(sorted, landscape.levels());
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void notANumberIsOutside(Landscape landscape) {
    assertFalse(landscape.window().contains(new Point(Double.NaN, 0)));
    assertFalse(landscape.window().contains(new Point(0, Double.NEGATIVE_INFINITY)));
  }

  private static Point somewhere(Window window, Random random) {
    return new Point(
        window.left() + window.side() * random.nextDouble(),
        window.bottom() + window.side() * random.nextDouble());
  }
}
