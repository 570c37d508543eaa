package org.jdescent.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ThreadBudgetTest {
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
  private static final long MUCH = 1L << 40;

  @Test
  void littleToDoIsDoneByTheCaller() {
    assertEquals(1, ThreadBudget.acquire(8, 1_000));
    ThreadBudget.release(1);
  }

  @Test
  void whoComesLateGetsWhatIsLeftAndGivesItBack() {
    int wanted = PROCESSORS + 2;
    for (int i = 0; i < 3; i++) {
      int first = ThreadBudget.acquire(wanted, MUCH);
      assertEquals(wanted, first);
      int second = ThreadBudget.acquire(wanted, MUCH);
      assertEquals(1, second);
      ThreadBudget.release(second);
      ThreadBudget.release(first);
    }
  }

  @Test
  void aShareIsAtMostWhatIsLeft() {
    int first = ThreadBudget.acquire(2, MUCH);
    int second = ThreadBudget.acquire(PROCESSORS, MUCH);
    assertTrue(second <= Math.max(1, PROCESSORS - first), second + " threads");
    ThreadBudget.release(second);
    ThreadBudget.release(first);
    assertEquals(2, ThreadBudget.acquire(2, MUCH));
    ThreadBudget.release(2);
  }
}
