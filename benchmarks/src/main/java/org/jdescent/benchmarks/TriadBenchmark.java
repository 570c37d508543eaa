package org.jdescent.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** STREAM's triad, to check the limit against a number that everybody knows. */
@State(Scope.Benchmark)
public class TriadBenchmark extends Settings {
  /** Elements of each of the three arrays. */
  static final int ELEMENTS = 64_000_000;

  /** Bytes that STREAM counts per element. */
  static final int BYTES = 3 * Float.BYTES;

  /** How many threads; 0 for all. */
  @Param({"1", "0"})
  public int threads;

  /** What the memory consists of. */
  @Param public Pages pages;

  /** How many elements ahead to prefetch; 0 for not at all. */
  @Param({"0", "512", "1024"})
  public int ahead;

  private Traffic traffic;

  /** Allocates. */
  @Setup
  public void open() {
    traffic = new Traffic(3, ELEMENTS, pages);
  }

  /** Frees. */
  @TearDown
  public void close() {
    traffic.close();
  }

  /** a = b + 3c. */
  @Benchmark
  public void triad() {
    traffic.triad(ahead, threads(threads));
  }
}
