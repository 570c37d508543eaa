package org.jdescent.benchmarks;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Which step is measured. */
@State(Scope.Benchmark)
public class Workload {
  /** The optimizer. */
  @Param public Algorithm algorithm;

  /** The tensors. */
  @Param public Size size;
}
