package org.jdescent.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * Two steps in turn within one JVM: where a machine changes its pace from second to second, only
 * what is measured within tenths of a second can be compared. JMH reports both times per iteration.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Bout {
  private static final long NANOS = 40_000_000;
  private static final long WARM_UP = 400_000_000;
  private static final int BATCH = 64;

  /** Nanoseconds that the library takes for a step. */
  public double ours;

  /** Nanoseconds that its rival takes. */
  public double theirs;

  private long least;

  /** A warm-up takes longer: C2 takes its time. */
  @Setup(Level.Iteration)
  public void begin(IterationParams params) {
    least = params.getType() == IterationType.WARMUP ? WARM_UP : NANOS;
  }

  /** Takes steps with one, then with the other. */
  public void fight(Runnable library, Runnable rival) throws InterruptedException {
    ours = nanos(library, least);
    theirs = nanos(rival, least);
  }

  /** Of a step, over so many of them as take this long. */
  private static double nanos(Runnable step, long least) throws InterruptedException {
    Quiet.await();
    step.run(); // wakes its workers
    long steps = 0;
    long batch = 1;
    long start = System.nanoTime();
    for (; ; ) {
      for (int i = 0; i < batch; i++) step.run();
      steps += batch;
      long elapsed = System.nanoTime() - start;
      if (elapsed >= least) return (double) elapsed / steps;
      if (elapsed < least / BATCH) batch = Math.min(2 * batch, BATCH); // the clock costs time, too
    }
  }
}
