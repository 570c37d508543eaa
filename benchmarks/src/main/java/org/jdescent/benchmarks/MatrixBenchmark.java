package org.jdescent.benchmarks;

import org.jdescent.Recipe;
import org.jdescent.optimizers.Muon;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A step of Muon by the library and its rivals, and how fast matrices can be multiplied at all. */
public class MatrixBenchmark extends Settings {
  /** Who takes the step. */
  public enum Rival {
    /** This library. */
    LIBRARY,
    /** Three products in each iteration, by OpenBLAS. */
    LOOP,
    /** The same iterations by PyTorch, without the rest of the step. */
    PYTORCH
  }

  /** Who multiplies matrices. */
  public enum Way {
    /** A thread for each product. */
    EACH,
    /** OpenBLAS' threads together, one product after the other. */
    TOGETHER
  }

  /** What is measured. */
  @State(Scope.Benchmark)
  public static class Subject {
    /** Number and shape of the parameters; of the peak, those that it is measured beside. */
    @Param("1 x 256 x 256")
    public String matrices;
  }

  /** A rival's buffers. */
  @State(Scope.Benchmark)
  public static class Buffers extends Held<Step> {
    /** Who takes the step. */
    @Param public Rival rival;

    /** Allocates. */
    @Setup
    public void open(Subject subject) {
      Muon.Hyper rule = Muon.defaults().learningRate(Algorithm.RATE);
      held = step(rival, rule, Matrices.of(subject.matrices));
    }
  }

  /** The matrices of the peak. */
  @State(Scope.Benchmark)
  public static class Products extends Held<Peak> {
    /** Who multiplies them. */
    @Param public Way way;

    /** Allocates. */
    @Setup
    public void open() {
      held = new Peak(way);
    }
  }

  private static Step step(Rival rival, Muon.Hyper rule, Matrices matrices) {
    return switch (rival) {
      case LIBRARY ->
          new NativeStep(Recipe.of(rule).start(), matrices.tensors()).shape(matrices.shapes());
      case LOOP -> new MuonLoop(rule, matrices);
      case PYTORCH -> new TorchLoop(rule.iterations(), matrices);
    };
  }

  /** A step. */
  @Benchmark
  public void step(Subject subject, Buffers buffers) {
    buffers.held.run();
  }

  /** Products alone. */
  @Benchmark
  public void peak(Subject subject, Products products) {
    products.held.run();
  }
}
