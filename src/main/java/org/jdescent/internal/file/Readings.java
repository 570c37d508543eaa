package org.jdescent.internal.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Tensors that are read side by side, for a checksum takes almost as long as a copy out of the
 * system's cache.
 */
public final class Readings {
  private static final long WORTH_A_THREAD = 16 << 20;
  private static final int MOST_THREADS = 4;

  private final TensorSource source;
  private final List<Reading> readings = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private long bytes;

  private interface Reading {
    void run() throws IOException;
  }

  /** Readings from a source. */
  public Readings(TensorSource source) {
    this.source = source;
  }

  /** Adds a tensor that goes to native memory. */
  public void read(Header.Entry entry, long address) {
    readings.add(() -> source.read(entry, address));
    bytes += entry.bytes();
  }

  /** Adds a tensor that is only verified. */
  public void verify(Header.Entry entry) {
    readings.add(() -> source.verify(entry));
    bytes += entry.bytes();
  }

  /**
   * Does all of it; if one fails, the others do not begin any more, or come to their ends.
   *
   * @throws IOException the first failure
   */
  public void run() throws IOException {
    int processors = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    List<Thread> helpers = new ArrayList<>();
    for (int i = 1; i < Math.min(processors, bytes / WORTH_A_THREAD); i++) {
      Thread helper = new Thread(this::work, "jdescent-load-" + i);
      helper.setDaemon(true);
      helper.start();
      helpers.add(helper);
    }
    work();
    helpers.forEach(Readings::join);
    Throwable first = failure.get();
    if (first instanceof IOException e) throw e;
    if (first instanceof RuntimeException e) throw e;
    if (first instanceof Error e) throw e;
  }

  private void work() {
    int i;
    while (failure.get() == null && (i = next.getAndIncrement()) < readings.size()) {
      try {
        readings.get(i).run();
      } catch (IOException | RuntimeException | Error e) {
        failure.compareAndSet(null, e);
      }
    }
  }

  /** The memory that is written must not be freed before; an interrupt waits, too. */
  private static void join(Thread helper) {
    boolean interrupted = false;
    while (true) {
      try {
        helper.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
  }
}
