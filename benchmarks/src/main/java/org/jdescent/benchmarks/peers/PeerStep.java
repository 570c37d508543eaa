package org.jdescent.benchmarks.peers;

import org.jdescent.benchmarks.Step;

/** A step by a peer, on tensors of its own that begin with what {@code Values} has. */
interface PeerStep extends Step {
  /** Replaces a tensor's gradient, which may otherwise be zero. */
  void gradient(int tensor, float[] values);

  /** A tensor's parameters. */
  float[] parameter(int tensor);
}
