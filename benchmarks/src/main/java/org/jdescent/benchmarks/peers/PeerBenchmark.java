package org.jdescent.benchmarks.peers;

import org.jdescent.benchmarks.Algorithm;
import org.jdescent.benchmarks.Bout;
import org.jdescent.benchmarks.Held;
import org.jdescent.benchmarks.Settings;
import org.jdescent.benchmarks.Traffic;
import org.jdescent.benchmarks.Variant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The library's step and a peer's in turn. All gradients are zero from the beginning: some peers
 * leave them so, one leaves its update in their place, and no kernel's speed depends on a value.
 */
public class PeerBenchmark extends Settings {
  /** What is done to which tensors. */
  @State(Scope.Benchmark)
  public static class Subject {
    /** What. */
    @Param public Task task;

    /** To which; see {@link Tensors#of}. */
    @Param("MLP")
    public String tensors;
  }

  /** The library's tensors. */
  @State(Scope.Benchmark)
  public static class Library extends Held<PeerStep> {
    /** Allocates. */
    @Setup
    public void open(Subject subject) {
      held = new LibraryStep(subject.task, Algorithm.RATE, Tensors.of(subject.tensors));
    }
  }

  /** The peer's tensors. */
  @State(Scope.Benchmark)
  public static class Rival extends Held<PeerStep> {
    /** Who. */
    @Param public Peer peer;

    /** Proves that the peer computes the same, and allocates. */
    @Setup
    public void open(Subject subject) {
      Agreement.check(peer, subject.task);
      held = peer.open(subject.task, Algorithm.RATE, Tensors.of(subject.tensors));
    }
  }

  /** The limit's memory. */
  @State(Scope.Benchmark)
  public static class Limit extends Held<Traffic> {
    /** Allocates. */
    @Setup
    public void open(Subject subject, Variant variant) {
      long elements = Tensors.elements(subject.tensors);
      held = variant.traffic(subject.task.arrays(), elements);
    }

    private void run(Subject subject, Variant variant) {
      subject.task.walk(held, variant.ahead, threads(variant.threads));
    }
  }

  /** The library and a peer. */
  @Benchmark
  public void bout(Subject subject, Library library, Rival rival, Bout bout)
      throws InterruptedException {
    bout.fight(library.held::run, rival.held::run);
  }

  /** The limit alone, to find its fastest variant. */
  @Benchmark
  public void limit(Subject subject, Variant variant, Limit limit) {
    limit.run(subject, variant);
  }

  /** The library and the limit. */
  @Benchmark
  public void limitBout(Subject subject, Variant variant, Library library, Limit limit, Bout bout)
      throws InterruptedException {
    bout.fight(library.held::run, () -> limit.run(subject, variant));
  }
}
