package org.jdescent.internal;

import java.io.IOException;
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

  /** What may fail when it reads or writes. */
  interface Reading<T> {
    T get() throws IOException;
  }

  /** What may fail when it reads or writes, and returns nothing. */
  interface Writing {
    void run() throws IOException;
  }

  /** As {@link #take(Supplier)}. */
  <T> T io(Reading<T> work) throws IOException {
    begin();
    try {
      return work.get();
    } finally {
      end();
    }
  }

  /** As {@link #take(Supplier)}. */
  void io(Writing work) throws IOException {
    io(
        () -> {
          work.run();
          return null;
        });
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
