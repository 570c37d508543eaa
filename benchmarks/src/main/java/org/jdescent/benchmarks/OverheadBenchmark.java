package org.jdescent.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What a call costs: four tensors of ten elements, by name through two Maps. */
@State(Scope.Benchmark)
public class OverheadBenchmark extends Settings {
  /** The optimizer. */
  @Param public Algorithm algorithm;

  private NativeStep step;

  /** Allocates. */
  @Setup
  public void open() {
    step = new NativeStep(algorithm.optimizer(), 10, 10, 10, 10);
  }

  /** Frees. */
  @TearDown
  public void close() {
    step.close();
  }

  /** A step. */
  @Benchmark
  public void update() {
    step.run();
  }
}
