package org.jdescent.benchmarks.peers;

import java.util.EnumSet;
import java.util.Set;

/**
 * Who takes a step beside the library. Each is loaded only when it is opened, so that each can have
 * a JVM alone.
 */
public enum Peer {
  /** PyTorch's fused kernels on all threads, called from a script over lists of tensors. */
  TORCH("PyTorch, fused", EnumSet.allOf(Task.class), (t, r, n) -> new TorchFused(t, 0, r, n)),
  /** The same on one thread, which is faster for small tensors. */
  TORCH_ALONE(
      "PyTorch, fused, 1 thread",
      EnumSet.allOf(Task.class),
      (t, r, n) -> new TorchFused(t, 1, r, n)),
  /** The optimizers of PyTorch's C++ library. */
  LIBTORCH("libtorch", EnumSet.complementOf(EnumSet.of(Task.WHOLE)), TorchOptimizer::new),
  /** Deep Java Library on PyTorch. Its AdaGrad throws there. */
  DJL("DJL", EnumSet.of(Task.SGD, Task.MOMENTUM, Task.ADAM, Task.ADAMW), DjlStep::new),
  /** ND4J's updaters, called for each tensor, as SameDiff calls them. */
  ND4J("ND4J", Rules.CLASSIC, (t, r, n) -> new Nd4jStep(t, false, r, n)),
  /** ND4J's updaters on all tensors strung together, as DL4J calls them. */
  ND4J_FLAT("ND4J, flat", Rules.CLASSIC, (t, r, n) -> new Nd4jStep(t, true, r, n)),
  /** Level 1 of BLAS. */
  OPENBLAS("OpenBLAS", EnumSet.of(Task.SGD, Task.MOMENTUM), BlasStep::new),
  /** Loops in Java on one thread. */
  JAVA_ALONE("Java, 1 thread", Rules.IN_JAVA, (t, r, n) -> JavaPeer.of(t, 1, r, n)),
  /** Loops in Java on all threads. */
  JAVA("Java", Rules.IN_JAVA, (t, r, n) -> JavaPeer.of(t, 0, r, n));

  /** Sets of tasks; an enum's constants come before its own fields. */
  private static final class Rules {
    static final Set<Task> CLASSIC = EnumSet.range(Task.SGD, Task.ADAM);
    static final Set<Task> IN_JAVA = EnumSet.complementOf(EnumSet.of(Task.ADAMW));
  }

  private interface Opening {
    PeerStep open(Task task, double learningRate, int... tensors);
  }

  private final String title;
  private final Set<Task> tasks;
  private final Opening opening;

  Peer(String title, Set<Task> tasks, Opening opening) {
    this.title = title;
    this.tasks = tasks;
    this.opening = opening;
  }

  /** The name to print. */
  public String title() {
    return title;
  }

  /** What it can do. */
  Set<Task> tasks() {
    return tasks;
  }

  /** Tensors with zero gradients, and what updates them. */
  PeerStep open(Task task, double learningRate, int... tensors) {
    return opening.open(task, learningRate, tensors);
  }
}
