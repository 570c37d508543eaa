package org.jdescent.internal;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of all sweeps that run at the same moment, so that parallel optimizers do not crowd
 * each other out.
 */
public final class ThreadBudget {
  /** Bytes a thread must move to be worth waking: two that share twice as many are ahead of one. */
  private static final long WORTHWHILE = 256 << 10;

  // Asked once: asking costs a system call, which a small step would notice.
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  private static final AtomicInteger busy = new AtomicInteger();
  private static volatile long bytesPerThread = WORTHWHILE;

  private ThreadBudget() {}

  /**
   * How many threads a sweep that moves so many bytes gets, of those it asks for; to be {@link
   * #release released}.
   */
  static int acquire(int wanted, long bytes) {
    int useful = (int) Math.max(1, Math.min(wanted, bytes / bytesPerThread));
    if (useful == 1) return 1;
    int others = busy.getAndAdd(useful);
    int granted = Math.max(1, Math.min(useful, Math.max(PROCESSORS, useful) - others));
    busy.addAndGet(counted(granted) - useful);
    return granted;
  }

  static void release(int granted) {
    busy.addAndGet(-counted(granted));
  }

  /** The caller's own thread alone costs nobody anything. */
  private static int counted(int granted) {
    return granted == 1 ? 0 : granted;
  }

  /** For tests, which want many threads for few bytes; 0 restores the measured value. */
  public static void bytesPerThread(long bytes) {
    bytesPerThread = bytes == 0 ? WORTHWHILE : bytes;
  }
}
