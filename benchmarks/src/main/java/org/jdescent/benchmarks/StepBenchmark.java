package org.jdescent.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The whole step: in one sweep, in a pass for each stage, its rule alone, and the traffic of memory
 * alone. The first step leaves all gradients zero, so all rivals have zero gradients: no kernel
 * branches on a value, and what decays becomes 0 before it is subnormal.
 */
public class StepBenchmark extends Settings {
  /** Who takes the step. */
  public enum Rival {
    /** A recipe. */
    FUSED,
    /** A pass for each stage, over buffers of the same kind. */
    SEPARATE,
    /** The rule without its stages. */
    ADAM
  }

  /** The tensors. */
  @State(Scope.Benchmark)
  public static class Tensors {
    /** From a cache and from memory. */
    @Param({"MLP", "MANY", "RESNET", "LARGE"})
    public Size size;
  }

  /** A rival's buffers. */
  @State(Scope.Benchmark)
  public static class Buffers extends Held<Step> {
    /** Who takes the step. */
    @Param public Rival rival;

    /** Allocates. */
    @Setup
    public void open(Tensors tensors) {
      held = step(tensors.size.tensors());
    }

    private Step step(int... tensors) {
      WholeStep whole = new WholeStep(Algorithm.RATE);
      return switch (rival) {
        case FUSED -> new NativeStep(whole.fused(), tensors);
        case SEPARATE -> new SeparateStep(whole, threads(0), tensors);
        case ADAM -> new NativeStep(whole.adam(), tensors).zeroGradients();
      };
    }
  }

  /** The limit's memory. */
  @State(Scope.Benchmark)
  public static class Limit extends Held<Traffic> {
    /** Allocates. */
    @Setup
    public void open(Tensors tensors, Variant variant) {
      held = variant.traffic(WholeStep.ARRAYS, tensors.size.elements());
    }
  }

  /** A step. */
  @Benchmark
  public void step(Tensors tensors, Buffers buffers) {
    buffers.held.run();
  }

  /** The fused step's reads and writes. */
  @Benchmark
  public void limit(Tensors tensors, Variant variant, Limit limit) {
    limit.held.wholeStep(variant.ahead, threads(variant.threads));
  }
}
