package org.jdescent.examples.digits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CurveTest {
  @Test
  void averagesOverNeighbours() {
    double[] spike = new double[101];
    spike[50] = 41;
    double[] smooth = Curve.smooth(spike);
    assertEquals(0, smooth[29]);
    assertEquals(1, smooth[30]);
    assertEquals(1, smooth[70]);
    assertEquals(0, smooth[71]);
  }

  @Test
  void usesWhatNeighboursThereAre() {
    assertArrayEquals(new double[] {2, 2, 2}, Curve.smooth(new double[] {1, 2, 3}));
    assertArrayEquals(new double[] {7}, Curve.smooth(new double[] {7}));
  }
}
