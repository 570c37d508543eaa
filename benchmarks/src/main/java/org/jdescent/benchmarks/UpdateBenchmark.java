package org.jdescent.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A step: the library, plain Java, and the traffic of memory alone, which is the limit. */
public class UpdateBenchmark extends Settings {
  /** The library's buffers. */
  @State(Scope.Benchmark)
  public static class Library {
    private NativeStep step;

    /** Allocates. */
    @Setup
    public void open(Workload workload) {
      step = new NativeStep(workload.algorithm.optimizer(), workload.size.tensors());
    }

    /** Frees. */
    @TearDown
    public void close() {
      step.close();
    }
  }

  /** Plain Java's arrays. */
  @State(Scope.Benchmark)
  public static class Java {
    /** How many threads; 0 for all. */
    @Param({"1", "0"})
    public int threads;

    private JavaStep step;

    /** Allocates. */
    @Setup
    public void open(Workload workload) {
      step =
          new JavaStep(
              workload.algorithm, Algorithm.RATE, threads(threads), workload.size.tensors());
    }

    /** Stops the threads. */
    @TearDown
    public void close() {
      step.close();
    }
  }

  /** The limit's memory: one array each for all tensors together. */
  @State(Scope.Benchmark)
  public static class Limit {
    private Traffic traffic;

    /** Allocates. */
    @Setup
    public void open(Workload workload, Variant variant) {
      traffic = variant.traffic(2 + workload.algorithm.slots(), workload.size.elements());
    }

    /** Frees. */
    @TearDown
    public void close() {
      traffic.close();
    }
  }

  /** The library. */
  @Benchmark
  public void library(Workload workload, Library library) {
    library.step.run();
  }

  /** Loops over {@code float[]}. */
  @Benchmark
  public void java(Workload workload, Java java) {
    java.step.run();
  }

  /** The same reads and writes. */
  @Benchmark
  public void limit(Workload workload, Variant variant, Limit limit) {
    limit.traffic.step(workload.algorithm.slots(), variant.ahead, threads(variant.threads));
  }
}
