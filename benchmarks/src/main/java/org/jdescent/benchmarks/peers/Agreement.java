package org.jdescent.benchmarks.peers;

import org.jdescent.Recipe;
import org.jdescent.benchmarks.Algorithm;
import org.jdescent.benchmarks.Values;
import org.jdescent.benchmarks.WholeStep;
import org.jdescent.optimizers.Adam;
import org.jdescent.optimizers.Nesterov;

/** Whether a peer computes what the library computes; a trial begins with it. */
final class Agreement {
  static final int[] SIZES = {7, 1_003, 40};
  private static final int STEPS = 5;
  static final double RATE = 0.01;

  /** Of the largest way that a parameter has gone. Conventions differ by their epsilons, too. */
  private static final double CLOSE = 1e-4;

  private Agreement() {}

  /**
   * Takes some steps with both.
   *
   * @throws IllegalStateException if they part
   */
  static void check(Peer peer, Task task) {
    try (PeerStep one = peer.open(task, RATE, SIZES);
        PeerStep other = library(peer, task)) {
      compare(peer.title() + ", " + task.title(), one, other);
    }
  }

  /** The same with steps on these sizes. */
  static void compare(String title, PeerStep one, PeerStep other) {
    for (int t = 1; t <= STEPS; t++) {
      for (int i = 0; i < SIZES.length; i++) {
        one.gradient(i, gradient(SIZES[i], t));
        other.gradient(i, gradient(SIZES[i], t));
      }
      one.run();
      other.run();
    }
    double off = off(one, other);
    if (!(off <= CLOSE)) {
      throw new IllegalStateException(
          "%s is off by %.1e of the largest way of a parameter, more than %.0e"
              .formatted(title, off, CLOSE));
    }
  }

  /** In the peer's convention: ND4J has Nesterov's momentum, PyTorch another place for epsilon. */
  private static PeerStep library(Peer peer, Task task) {
    switch (peer) {
      case ND4J, ND4J_FLAT:
        if (task != Task.MOMENTUM) break;
        Nesterov.Hyper rule = Nesterov.defaults().learningRate(RATE).momentum(Algorithm.MU);
        return new LibraryStep(Recipe.of(rule).start(), SIZES);
      case TORCH, TORCH_ALONE:
        if (task != Task.WHOLE) break;
        return new LibraryStep(new WholeStep(RATE).fused(Adam.torch()), SIZES);
      default:
        break;
    }
    return new LibraryStep(task, RATE, SIZES);
  }

  private static double off(PeerStep one, PeerStep other) {
    double largest = 0;
    double most = 0;
    for (int i = 0; i < SIZES.length; i++) {
      float[] start = Values.array(SIZES[i]);
      float[] a = one.parameter(i);
      float[] b = other.parameter(i);
      for (int k = 0; k < start.length; k++) {
        largest = Math.max(largest, Math.abs(b[k] - start[k]));
        most = Math.max(most, Math.abs((double) a[k] - b[k])); // NaN stays
      }
    }
    return most / largest;
  }

  private static float[] gradient(int size, int t) {
    float[] values = Values.array(size);
    for (int i = 0; i < size; i++) values[i] *= (i + t) % 7 - 2;
    return values;
  }

  /** Checks a peer in a JVM of its own: the argument is its constant's name. */
  public static void main(String... arguments) {
    Peer peer = Peer.valueOf(arguments[0]);
    for (Task task : peer.tasks()) {
      check(peer, task);
      System.out.println(peer.title() + ", " + task.title() + ": agrees");
    }
  }
}
