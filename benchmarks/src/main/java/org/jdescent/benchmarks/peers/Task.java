package org.jdescent.benchmarks.peers;

import java.util.Optional;
import org.jdescent.benchmarks.Algorithm;
import org.jdescent.benchmarks.Traffic;
import org.jdescent.benchmarks.WholeStep;

/** What a step does, as the tables name it. */
public enum Task {
  SGD("SGD", Algorithm.SGD),
  MOMENTUM("Momentum", Algorithm.MOMENTUM),
  ADAGRAD("AdaGrad", Algorithm.ADAGRAD),
  ADAM("Adam", Algorithm.ADAM),
  /** Adam with decoupled weight decay. */
  ADAMW("AdamW", Algorithm.ADAM),
  /** Clip by the norm of all gradients, AdamW, an average of the parameters, zero gradients. */
  WHOLE("the whole step", null);

  private final String title;
  private final Algorithm algorithm;

  Task(String title, Algorithm algorithm) {
    this.title = title;
    this.algorithm = algorithm;
  }

  /** The name to print. */
  public String title() {
    return title;
  }

  /** Which loop it is, but for decay; none for the whole step. */
  Optional<Algorithm> algorithm() {
    return Optional.ofNullable(algorithm);
  }

  /** How many arrays it reads. */
  int arrays() {
    return algorithm().map(one -> 2 + one.slots()).orElse(WholeStep.ARRAYS);
  }

  /** Moves what it moves. */
  void walk(Traffic traffic, long ahead, int threads) {
    if (this == WHOLE) {
      traffic.wholeStep(ahead, threads);
    } else {
      traffic.step(algorithm.slots(), ahead, threads);
    }
  }
}
