package org.jdescent.benchmarks.peers;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.jdescent.benchmarks.Results;
import org.jdescent.benchmarks.Sample;
import org.jdescent.benchmarks.Size;
import org.jdescent.benchmarks.Trial;

/** A task on some tensors, and what the bouts say; see {@link Tensors#of}. */
record PeerCell(Task task, String tensors) {
  PeerCell(Task task, Size size) {
    this(task, size.name());
  }

  private Trial trial(String method) {
    Map<String, String> subject = Map.of("task", task.name(), "tensors", tensors);
    return Trial.of(PeerBenchmark.class, method, subject);
  }

  /** The library and a peer in turn. */
  Trial bout(Peer peer) {
    return trial("bout").with("peer", peer.name());
  }

  /** The limit alone, which must be measured in many variants. */
  Trial limit() {
    return trial("limit");
  }

  /** Whether the limit is measured here; for the others see benchmarks.md. */
  boolean hasLimit() {
    return task == Task.ADAM || task == Task.WHOLE;
  }

  /** The library and the limit in turn. */
  Trial limitBout() {
    return trial("limitBout");
  }

  /** Whether the peer is measured here: one tensor is flat anyway, many are best on one thread. */
  boolean has(Peer peer) {
    return peer.tasks().contains(task)
        && switch (peer) {
          case ND4J_FLAT -> Tensors.of(tensors).length > 1;
          case TORCH_ALONE -> Tensors.elements(tensors) <= 1_000_000;
          default -> true;
        };
  }

  /** Nanoseconds of the library's step, in all bouts against peers. */
  Sample ours(Results results) {
    return results.ours(trial("bout"));
  }

  /** How many times as long as the library's the step of the fastest of these takes, by bout. */
  Sample ratio(Results results, Peer... peers) {
    return Stream.of(peers)
        .map(this::bout)
        .map(bout -> results.theirs(bout).per(results.ours(bout)))
        .filter(sample -> !sample.isEmpty())
        .min(Comparator.comparingDouble(Sample::median))
        .orElse(Sample.NONE);
  }

  /** The library's speed as a fraction of the fastest limit's, by bout. */
  Sample ofLimit(Results results) {
    return results.ofLimit(limitBout());
  }
}
