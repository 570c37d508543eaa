package org.jdescent.benchmarks;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A state that is memory, which JMH frees after the trial.
 *
 * @param <T> what has it
 */
@State(Scope.Benchmark)
public abstract class Held<T extends AutoCloseable> {
  /** Opened by the state's set-up. */
  public T held;

  /** Frees. */
  @TearDown
  public final void close() throws Exception {
    held.close();
  }
}
