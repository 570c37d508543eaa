package org.jdescent.benchmarks;

import java.util.Arrays;

/** A step in plain Java over {@code float[]}, split evenly over the threads of a pool. */
public final class JavaStep implements Step {
  private final JavaRule rule;
  private final Tensor[] tensors;
  private final long elements;
  private final Pool pool;
  private long t;

  private record Tensor(long start, float[] p, float[] g, float[][] slots) {}

  /** With this learning rate, on so many threads. */
  public JavaStep(Algorithm algorithm, double learningRate, int threads, int... sizes) {
    this.rule = algorithm.javaRule(learningRate);
    this.tensors = new Tensor[sizes.length];
    long start = 0;
    for (int i = 0; i < sizes.length; i++) {
      float[][] slots = new float[algorithm.slots()][sizes[i]];
      tensors[i] = new Tensor(start, Values.array(sizes[i]), Values.array(sizes[i]), slots);
      start += sizes[i];
    }
    this.elements = start;
    this.pool = new Pool(threads, this::share);
  }

  @Override
  public void run() {
    rule.prepare(++t);
    pool.run();
  }

  private void share(int index, int count) {
    long from = elements * index / count;
    long to = elements * (index + 1) / count;
    for (Tensor tensor : tensors) {
      int begin = (int) Math.max(from - tensor.start, 0);
      int end = (int) Math.min(to - tensor.start, tensor.p.length);
      if (begin < end) rule.update(tensor.p, tensor.g, tensor.slots, begin, end);
    }
  }

  /** Replaces a tensor's gradient. */
  public void gradient(int tensor, float[] values) {
    System.arraycopy(values, 0, tensors[tensor].g, 0, values.length);
  }

  /** The tensors' parameters. */
  public float[][] params() {
    return Arrays.stream(tensors).map(Tensor::p).toArray(float[][]::new);
  }

  @Override
  public void close() {
    pool.close();
  }
}
