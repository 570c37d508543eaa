package org.jdescent.benchmarks;

import org.jdescent.Recipe;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A step of any optimizer of the catalogue, and the traffic of memory alone, which is the limit.
 */
public class CatalogueBenchmark extends Settings {
  /** Which step is measured. */
  @State(Scope.Benchmark)
  public static class Subject {
    /** The optimizer's name. */
    @Param("Adam")
    public String optimizer;

    /** The tensors. */
    @Param("RESNET")
    public Size size;
  }

  /** The library's buffers. */
  @State(Scope.Benchmark)
  public static class Library extends Held<NativeStep> {
    /** Allocates. */
    @Setup
    public void open(Subject subject) {
      held =
          new NativeStep(
              Recipe.of(Catalogue.rule(subject.optimizer)).start(), subject.size.tensors());
      held.shape(subject.size.matrices());
    }
  }

  /** The limit's memory. */
  @State(Scope.Benchmark)
  public static class Limit extends Held<Traffic> {
    private Demand demand;

    /** Allocates. */
    @Setup
    public void open(Subject subject, Variant variant) {
      demand = CatalogueCell.of(subject.optimizer, subject.size).demand();
      held = variant.traffic(demand.arrays(), demand.elements());
    }

    void run(Variant variant) {
      held.step(demand, variant.ahead, threads(variant.threads));
    }
  }

  /** The same reads and writes as the library's. */
  @Benchmark
  public void limit(Subject subject, Variant variant, Limit limit) {
    limit.run(variant);
  }

  /** The library and they in turn. */
  @Benchmark
  public void bout(Subject subject, Variant variant, Library library, Limit limit, Bout bout)
      throws InterruptedException {
    bout.fight(library.held::run, () -> limit.run(variant));
  }
}
