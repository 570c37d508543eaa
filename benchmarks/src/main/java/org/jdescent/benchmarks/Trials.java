package org.jdescent.benchmarks;

import java.util.List;

/** The trials of a series. */
public interface Trials {
  /** What is measured once, before the rounds. */
  List<Trial> survey();

  /** What is measured in each round. */
  List<Trial> round(Results survey);
}
