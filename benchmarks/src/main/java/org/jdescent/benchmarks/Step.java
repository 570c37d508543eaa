package org.jdescent.benchmarks;

/** What takes steps on memory of its own. */
interface Step extends AutoCloseable {
  void run();

  @Override
  void close();
}
