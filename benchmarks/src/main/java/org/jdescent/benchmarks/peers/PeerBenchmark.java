package org.jdescent.benchmarks.peers;

import org.jdescent.benchmarks.Algorithm;
import org.jdescent.benchmarks.Bout;
import org.jdescent.benchmarks.Settings;
import org.jdescent.benchmarks.Traffic;
import org.jdescent.benchmarks.Variant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

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
  public static class Library {
    private PeerStep step;

    /** Allocates. */
    @Setup
    public void open(Subject subject) {
      step = new LibraryStep(subject.task, Algorithm.RATE, Tensors.of(subject.tensors));
    }

    /** Frees. */
    @TearDown
    public void close() {
      step.close();
    }
  }

  /** The peer's tensors. */
  @State(Scope.Benchmark)
  public static class Rival {
    /** Who. */
    @Param public Peer peer;

    private PeerStep step;

    /** Proves that the peer computes the same, and allocates. */
    @Setup
    public void open(Subject subject) {
      Agreement.check(peer, subject.task);
      step = peer.open(subject.task, Algorithm.RATE, Tensors.of(subject.tensors));
    }

    /** Frees. */
    @TearDown
    public void close() {
      step.close();
    }
  }

  /** The limit's memory. */
  @State(Scope.Benchmark)
  public static class Limit {
    private Traffic traffic;

    /** Allocates. */
    @Setup
    public void open(Subject subject, Variant variant) {
      long elements = Tensors.elements(subject.tensors);
      traffic = variant.traffic(subject.task.arrays(), elements);
    }

    /** Frees. */
    @TearDown
    public void close() {
      traffic.close();
    }

    private void run(Subject subject, Variant variant) {
      subject.task.walk(traffic, variant.ahead, threads(variant.threads));
    }
  }

  /** The library and a peer. */
  @Benchmark
  public void bout(Subject subject, Library library, Rival rival, Bout bout)
      throws InterruptedException {
    bout.fight(library.step::run, rival.step::run);
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
    bout.fight(library.step::run, () -> limit.run(subject, variant));
  }
}
