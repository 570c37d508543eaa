package org.jdescent.internal;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of all sweeps that run at the same moment, so that parallel optimizers do not crowd
 * each other out.
 */
public final class ThreadBudget {
  /** Elements a thread must have to be worth waking: with twice as many, SGD breaks even. */
  private static final long WORTHWHILE = 16_384;

  // Asked once: asking costs a system call, which a small step would notice.
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  private static final AtomicInteger busy = new AtomicInteger();
  private static volatile long elementsPerThread = WORTHWHILE;

  private ThreadBudget() {}

  /**
   * How many threads a sweep over so many elements gets, of those it asks for; to be {@link
   * #release released}.
   */
  static int acquire(int wanted, long elements) {
    int useful = (int) Math.max(1, Math.min(wanted, elements / elementsPerThread));
    if (useful == 1) return 1; // runs on the caller's own thread: nothing to count
    int others = busy.getAndAdd(useful);
    int granted = Math.max(1, Math.min(useful, Math.max(PROCESSORS, useful) - others));
    busy.addAndGet(granted - useful);
    return granted;
  }

  static void release(int granted) {
    if (granted > 1) busy.addAndGet(-granted);
  }

  /** For tests, which want many threads on few elements; 0 restores the measured value. */
  public static void elementsPerThread(long elements) {
    elementsPerThread = elements == 0 ? WORTHWHILE : elements;
  }
}
