package org.jdescent.benchmarks;

import java.util.Arrays;
import java.util.List;

/** An optimizer at a size, and what its rivals' times say. */
record Cell(Algorithm algorithm, Size size) {
  static List<Cell> all() {
    return Arrays.stream(Size.values())
        .flatMap(size -> Arrays.stream(Algorithm.values()).map(a -> new Cell(a, size)))
        .toList();
  }

  Trial library() {
    return Plan.library(algorithm, size);
  }

  Trial limit() {
    return Plan.limit(algorithm, size);
  }

  /** Bytes that a step reads and writes. */
  double bytes() {
    return (double) size.elements() * algorithm.bytes();
  }

  /** The library's speed as a fraction of the fastest limit's, in each round. */
  Sample ofLimit(Results results) {
    return results.ofFastest(limit(), library());
  }

  /** As a fraction of the fastest limit's on ordinary pages, which users' buffers have. */
  Sample ofOrdinaryLimit(Results results) {
    return results.ofFastest(limit().with("pages", Pages.ORDINARY.name()), library());
  }

  /** How many times as fast as Java the library is, in each round; 0 threads are all. */
  Sample versusJava(Results results, int threads) {
    return results.nanos(Plan.java(algorithm, size, threads)).per(results.nanos(library()));
  }

  @Override
  public String toString() {
    return size.title() + ", " + algorithm.title();
  }
}
