package org.jdescent.benchmarks;

/** All elements of some tensors, split evenly over threads. */
public final class Shares {
  private final long[] edges; // where each tensor begins among all elements; where all end

  /** What is done with a piece of a tensor. */
  public interface Visit {
    /** From an element up to another. */
    void piece(int tensor, int begin, int end);
  }

  /** Of tensors of these sizes. */
  public Shares(int... sizes) {
    edges = new long[sizes.length + 1];
    for (int i = 0; i < sizes.length; i++) edges[i + 1] = edges[i] + sizes[i];
  }

  /** Visits the index-th of count shares. */
  public void visit(int index, int count, Visit visit) {
    long elements = edges[edges.length - 1];
    long from = elements * index / count;
    long to = elements * (index + 1) / count;
    for (int i = 0; i + 1 < edges.length; i++) {
      int begin = (int) Math.max(from - edges[i], 0);
      int end = (int) (Math.min(to, edges[i + 1]) - edges[i]);
      if (begin < end) visit.piece(i, begin, end);
    }
  }
}
