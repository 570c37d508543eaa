package org.jdescent.benchmarks;

import java.util.Arrays;

/** A step in plain Java over {@code float[]}, split evenly over the threads of a pool. */
public final class JavaStep implements Step {
  private final JavaRule rule;
  private final Tensor[] tensors;
  private final Shares shares;
  private final Pool pool;
  private long t;

  private record Tensor(float[] p, float[] g, float[][] slots) {}

  /** With this learning rate, on so many threads. */
  public JavaStep(Algorithm algorithm, double learningRate, int threads, int... sizes) {
    this.rule = algorithm.javaRule(learningRate);
    this.tensors = new Tensor[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      float[][] slots = new float[algorithm.slots()][sizes[i]];
      tensors[i] = new Tensor(Values.array(sizes[i]), Values.array(sizes[i]), slots);
    }
    this.shares = new Shares(sizes);
    this.pool = new Pool(threads, (index, count) -> shares.visit(index, count, this::update));
  }

  @Override
  public void run() {
    rule.prepare(++t);
    pool.run();
  }

  private void update(int tensor, int begin, int end) {
    Tensor one = tensors[tensor];
    rule.update(one.p, one.g, one.slots, begin, end);
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
