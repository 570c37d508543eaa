package org.jdescent.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** What all benchmarks share. JavaCPP's limits on memory are off: they throttle allocations. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 3,
    jvmArgsAppend = {
      "-Xmx4g",
      "-Dorg.bytedeco.javacpp.maxbytes=0",
      "-Dorg.bytedeco.javacpp.maxphysicalbytes=0"
    })
@Warmup(iterations = 3, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 100, timeUnit = TimeUnit.MILLISECONDS)
public abstract class Settings {
  /** For the benchmarks. */
  protected Settings() {}

  /** The number of threads that 0 stands for: one per processor. */
  public static int threads(int threads) {
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }
}
