package org.jdescent.examples.resume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jdescent.examples.resume.Comparison.Difference;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final double[] LOSSES = {4, 3, 2, 1};
  private static final Part KILLED = new Part(0, new double[] {4, 3, 2}, true);
  private static final Difference NONE = new Difference(0, 10);

  @Test
  void countsNumbersThatDifferInAnyBit() {
    float[] one = {1, 0, Float.NaN, 2};
    assertEquals(new Difference(0, 4), Difference.of(one, one.clone()));
    assertEquals(
        new Difference(2, 4), Difference.of(one, new float[] {1, -0f, Float.NaN, Math.nextUp(2f)}));
    assertEquals(new Difference(1, 4), Difference.of(one, new float[] {1, 0, Float.NaN}));
  }

  @Test
  void countsLossesThatWereToldTwice() {
    Comparison comparison = compare(3, 2, 1);
    assertEquals(new Difference(0, 6), comparison.toldLosses());
    assertTrue(comparison.same());
    assertEquals(
        "killed at iteration 3, resumed from 1: 0 of 10 parameters differ in any bit,"
            + " 0 of 10 averages, 0 of 6 losses",
        comparison.toString());
  }

  @Test
  void findsALossThatDiffersInOneBit() {
    Comparison comparison = compare(3, Math.nextUp(2.0), 1);
    assertEquals(new Difference(1, 6), comparison.toldLosses());
    assertFalse(comparison.same());
    assertArrayEquals(new double[] {4, 3, Math.nextUp(2.0), 1}, comparison.latestLosses());
  }

  private static Comparison compare(double... afterwards) {
    return new Comparison(LOSSES, List.of(KILLED, new Part(1, afterwards, false)), NONE, NONE);
  }
}
