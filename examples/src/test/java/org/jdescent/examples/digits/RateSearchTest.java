package org.jdescent.examples.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class RateSearchTest {
  private static final DoubleUnaryOperator VALLEY = rate -> Math.abs(Math.log(rate / 0.02));

  @Test
  void goesDownFromBothSides() {
    assertEquals(0.02, new RateSearch(VALLEY).from(0.0001));
    assertEquals(0.02, new RateSearch(VALLEY).from(10));
    assertEquals(0.02, new RateSearch(VALLEY).from(0.02));
  }

  @Test
  void startsNearbyAndTriesNothingTwice() {
    int[] calls = new int[1];
    RateSearch search = new RateSearch(rate -> VALLEY.applyAsDouble(rate) + 0 * calls[0]++);
    assertEquals(0.02, search.from(0.022));
    assertEquals(Set.of(0.01, 0.02, 0.05), search.tried().keySet());
    assertEquals(3, calls[0]);
  }

  @Test
  void comesBackFromWhereNothingIsFinite() {
    RateSearch search =
        new RateSearch(rate -> rate > 0.05 ? Double.NaN : VALLEY.applyAsDouble(rate));
    assertEquals(0.02, search.from(1));
    assertEquals(Double.POSITIVE_INFINITY, search.tried().get(0.5));
  }

  @Test
  void staysWithinTheGrid() {
    assertEquals(1e-6, new RateSearch(rate -> rate).from(1));
    assertEquals(1000, new RateSearch(rate -> -rate).from(1));
  }
}
