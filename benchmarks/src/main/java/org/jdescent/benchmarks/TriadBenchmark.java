package org.jdescent.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
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

  private Traffic traffic;

  /** Allocates. */
  @Setup
  public void open(Variant variant) {
    traffic = variant.traffic(3, ELEMENTS);
  }

  /** Frees. */
  @TearDown
  public void close() {
    traffic.close();
  }

  /** a = b + 3c. */
  @Benchmark
  public void triad(Variant variant) {
    traffic.triad(variant.ahead, threads(variant.threads));
  }
}
