package org.jdescent.benchmarks;

/** What takes steps on memory of its own. */
public interface Step extends AutoCloseable {
  /** Takes it. */
  void run();

  @Override
  void close();
}
