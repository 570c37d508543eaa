package org.jdescent.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficTest {
  private static final int ELEMENTS = 10_007;

  /** Memory is all ones, so every array that is written becomes two. */
  @ParameterizedTest
  @CsvSource({"1, 0", "1, 512", "2, 0", "3, 1024"})
  void aStepWritesWhatIsDemanded(int threads, long ahead) {
    for (int slots = 0; slots <= Traffic.SLOTS; slots++) {
      int rest = slots < Traffic.SLOTS ? 1_003 : 0;
      Demand demand = new Demand(ELEMENTS, (long) slots * ELEMENTS + rest, 1 + slots);
      assertEquals(slots, demand.slots());
      try (Traffic traffic = new Traffic(demand.arrays(), ELEMENTS, Pages.ORDINARY)) {
        traffic.step(demand, ahead, threads);
        assertHolds(traffic.array(0), 2, ELEMENTS);
        assertHolds(traffic.array(1), 1, ELEMENTS);
        for (int k = 0; k < slots; k++) assertHolds(traffic.array(2 + k), 2, ELEMENTS);
        if (rest > 0) assertHolds(traffic.array(2 + slots), 2, rest);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 512"})
  void theWholeStepLeavesGradientsZero(int threads, long ahead) {
    try (Traffic traffic = new Traffic(WholeStep.ARRAYS, ELEMENTS, Pages.ORDINARY)) {
      traffic.wholeStep(ahead, threads);
      for (int k = 0; k < WholeStep.ARRAYS; k++) {
        assertHolds(traffic.array(k), k == 1 ? 0 : 2, ELEMENTS);
      }
    }
  }

  @Test
  void bytesAreThoseOfAllArraysAndShares() {
    Demand demand = new Demand(1_000, 2_250, 3);
    assertEquals(2, demand.slots());
    assertEquals(250, demand.rest());
    assertEquals(5, demand.arrays());
    assertEquals(12 + 2.25 * 8 + 3 * 4, demand.bytesPerElement());
    assertThrows(IllegalArgumentException.class, () -> new Demand(1_000, 6_001, 0));
  }

  /** The first elements have the value, the others are still one. */
  private static void assertHolds(FloatBuffer array, float value, int elements) {
    for (int i = 0; i < ELEMENTS; i++) {
      assertEquals(i < elements ? value : 1, array.get(i), "element " + i);
    }
  }
}
