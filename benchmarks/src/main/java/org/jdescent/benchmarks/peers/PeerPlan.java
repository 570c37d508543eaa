package org.jdescent.benchmarks.peers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jdescent.benchmarks.Plan;
import org.jdescent.benchmarks.Results;
import org.jdescent.benchmarks.Size;
import org.jdescent.benchmarks.Trial;
import org.jdescent.benchmarks.Trials;

/** The trials of these peers, for these tasks, at these sizes; and how cost grows, if asked for. */
record PeerPlan(Set<Peer> peers, Set<Task> tasks, Set<Size> sizes, boolean growth)
    implements Trials {
  /** Those whose growth is drawn. */
  static final List<Peer> GROWING =
      List.of(Peer.TORCH, Peer.LIBTORCH, Peer.DJL, Peer.ND4J, Peer.JAVA);

  /** A single tensor of 10² to 10⁸ elements. */
  static final List<String> ELEMENTS = powers(2, 8).mapToObj(n -> "1 x " + n).toList();

  /** A million elements in 1 to 10⁵ tensors. */
  static final List<String> TENSORS =
      powers(0, 5).mapToObj(n -> n + " x " + 1_000_000 / n).toList();

  private static LongStream powers(int from, int to) {
    return LongStream.rangeClosed(from, to).map(e -> Math.round(Math.pow(10, e)));
  }

  List<PeerCell> cells() {
    return sizes.stream()
        .flatMap(size -> tasks.stream().map(task -> new PeerCell(task, size)))
        .toList();
  }

  /** The limits, each of them in all variants. */
  @Override
  public List<Trial> survey() {
    return cells().stream().filter(PeerCell::hasLimit).map(PeerCell::limit).toList();
  }

  /** One round: the limits take part in their fastest variant on either kind of pages. */
  @Override
  public List<Trial> round(Results survey) {
    List<Trial> trials = new ArrayList<>();
    for (PeerCell cell : cells()) {
      trials.addAll(bouts(cell, peers));
      if (!cell.hasLimit()) continue;
      for (Trial limit : Plan.fastest(survey, cell.limit())) {
        trials.add(new Trial(cell.limitBout().benchmark(), limit.params()));
      }
    }
    if (growth) {
      for (PeerCell cell : growing()) trials.addAll(bouts(cell, GROWING));
    }
    return trials;
  }

  private static List<Trial> bouts(PeerCell cell, Collection<Peer> peers) {
    return peers.stream().filter(cell::has).map(cell::bout).toList();
  }

  private static List<PeerCell> growing() {
    return Stream.concat(ELEMENTS.stream(), TENSORS.stream())
        .distinct()
        .map(tensors -> new PeerCell(Task.ADAM, tensors))
        .toList();
  }
}
