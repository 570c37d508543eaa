package org.jdescent.examples.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.jdescent.examples.Entrant;
import org.jdescent.examples.Point;
import org.jdescent.examples.Rates;
import org.jdescent.optimizers.Adam;
import org.jdescent.optimizers.AdamW;
import org.jdescent.optimizers.SGD;
import org.jdescent.optimizers.ScheduleFreeSGD;
import org.junit.jupiter.api.Test;

class ExhibitTest {
  private static final Landscape VALLEY = new Rosenbrock();
  private static final Landscape DENTS = new Rastrigin();
  private static final Entrant PLAIN = new Entrant(SGD.defaults(), 1);

  /** The gradient at the start is (-215.6, -88). */
  @Test
  void goesDownhill() {
    List<Point> path = Descent.of(VALLEY, PLAIN, 0.001).path();
    assertEquals(1 + 500, path.size());
    assertEquals(-1.2, path.get(0).x(), 1e-6);
    assertEquals(1, path.get(0).y());
    assertEquals(-1.2 + 0.2156, path.get(1).x(), 1e-6);
    assertEquals(1 + 0.088, path.get(1).y(), 1e-6);
  }

  /** The cosine is at half of the rate in the middle, and the last step is almost nothing. */
  @Test
  void ratesFollowTheSchedule() {
    List<Point> path = Descent.of(DENTS, PLAIN, 0.0001).path();
    assertEquals(0.5, moved(path, 151) / (0.0001 * slope(path.get(150))), 1e-3);
    assertTrue(moved(path, 300) < 1e-4 * moved(path, 1));
  }

  private static double moved(List<Point> path, int step) {
    return Math.abs(path.get(step - 1).x() - path.get(step).x());
  }

  private static double slope(Point p) {
    return Math.abs(DENTS.gradient(p.x(), p.y()).x());
  }

  @Test
  void whoLeavesThePictureIsOut() {
    Descent descent = Descent.of(VALLEY, PLAIN, 0.1);
    assertEquals(2, descent.path().size());
    assertEquals(Double.POSITIVE_INFINITY, descent.score());
  }

  /** The point where gradients are taken may be outside while the one to be evaluated is not. */
  @Test
  void pathsOfWhatIsEvaluatedGoOnToTheirEnd() {
    Entrant entrant = new Entrant(ScheduleFreeSGD.defaults(), 1);
    for (double rate : Rates.FINE) {
      Descent descent = Descent.of(DENTS, entrant, rate);
      boolean left = !DENTS.window().contains(descent.end());
      assertTrue(left || descent.path().size() == 1 + 300, "at " + rate);
    }
  }

  @Test
  void scoreIsTheMeanOverTheLastTenth() {
    Descent descent = Descent.of(VALLEY, PLAIN, 0.001);
    double sum = 0;
    for (Point p : descent.path().subList(451, 501)) sum += VALLEY.value(p.x(), p.y());
    assertEquals(sum / 50, descent.score(), 1e-12);
    assertTrue(descent.value() < descent.score());
  }

  @Test
  void noOtherRateIsBetter() {
    Entrant adam = new Entrant(Adam.defaults(), 1);
    Exhibit exhibit = Exhibit.of(VALLEY, adam);
    double best = exhibit.descent().score();
    int lows = 0;
    for (double rate : Rates.FINE) {
      double score = Descent.of(VALLEY, adam, rate).score();
      assertTrue(score > best || rate >= exhibit.descent().rate());
      if (score <= 0.1) lows++;
    }
    assertEquals(lows, exhibit.lows());
  }

  /** At 100 a decay of 1 would take more than all of the parameter. */
  @Test
  void ratesThatAreRefusedAreOut() {
    Exhibit exhibit = Exhibit.of(DENTS, new Entrant(AdamW.defaults().weightDecay(1), 1));
    assertTrue(exhibit.descent().rate() <= 1);
  }

  @Test
  void memoryIsFreed() {
    long before = Pointer.totalBytes();
    Descent.of(DENTS, PLAIN, 0.001);
    assertEquals(before, Pointer.totalBytes());
  }
}
