package org.jdescent.benchmarks;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The ways to walk memory, of which the fastest is the limit. */
@State(Scope.Benchmark)
public class Variant {
  /** How many threads; 0 for all. */
  @Param({"1", "0"})
  public int threads;

  /** What the memory consists of. */
  @Param public Pages pages;

  /** How many elements ahead to prefetch; 0 for not at all. */
  @Param({"0", "512", "1024"})
  public int ahead;

  /** Memory for so many arrays. */
  public Traffic traffic(int arrays, long elements) {
    return new Traffic(arrays, elements, pages);
  }
}
