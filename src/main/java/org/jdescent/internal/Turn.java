package org.jdescent.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Lets one thread at a time use an optimizer, and none once it is closed. */
final class Turn {
  private final String name;
  private final AtomicBoolean busy = new AtomicBoolean();
  private boolean closed;

  Turn(String name) {
    this.name = name;
  }

  /**
   * Begins a use.
   *
   * @throws IllegalStateException if the optimizer is closed, or used by another thread
   */
  void begin() {
    take();
    if (closed) {
      end();
      throw new IllegalStateException(name + " is closed");
    }
  }

  private void take() {
    if (!busy.compareAndSet(false, true)) {
      throw new IllegalStateException(
          name + " is in use by another thread; use one optimizer per thread");
    }
  }

  void end() {
    busy.set(false);
  }

  /** Does something between {@link #begin} and {@link #end}. */
  <T> T take(Supplier<T> work) {
    begin();
    try {
      return work.get();
    } finally {
      end();
    }
  }

  /** As {@link #take(Supplier)}. */
  void run(Runnable work) {
    begin();
    try {
      work.run();
    } finally {
      end();
    }
  }

  /** As {@link #run}, even if the optimizer is closed. */
  void runClosed(Runnable work) {
    take();
    try {
      work.run();
    } finally {
      end();
    }
  }

  /** Nobody may begin any more. */
  void close() {
    closed = true;
  }
}
