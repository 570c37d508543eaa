package org.jdescent.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A step: the library, plain Java, and the traffic of memory alone, which is the limit. */
public class UpdateBenchmark extends Settings {
  /** The library's buffers. */
  @State(Scope.Benchmark)
  public static class Library extends Held<NativeStep> {
    /** Allocates. */
    @Setup
    public void open(Workload workload) {
      held = new NativeStep(workload.algorithm.optimizer(), workload.size.tensors());
    }
  }

  /** Plain Java's arrays. */
  @State(Scope.Benchmark)
  public static class Java extends Held<JavaStep> {
    /** How many threads; 0 for all. */
    @Param({"1", "0"})
    public int threads;

    /** Allocates. */
    @Setup
    public void open(Workload workload) {
      held =
          new JavaStep(
              workload.algorithm, Algorithm.RATE, threads(threads), workload.size.tensors());
    }
  }

  /** The limit's memory: one array each for all tensors together. */
  @State(Scope.Benchmark)
  public static class Limit extends Held<Traffic> {
    /** Allocates. */
    @Setup
    public void open(Workload workload, Variant variant) {
      held = variant.traffic(2 + workload.algorithm.slots(), workload.size.elements());
    }
  }

  /** The library. */
  @Benchmark
  public void library(Workload workload, Library library) {
    library.held.run();
  }

  /** Loops over {@code float[]}. */
  @Benchmark
  public void java(Workload workload, Java java) {
    java.held.run();
  }

  /** The same reads and writes. */
  @Benchmark
  public void limit(Workload workload, Variant variant, Limit limit) {
    limit.held.step(workload.algorithm.slots(), variant.ahead, threads(variant.threads));
  }
}
