package org.jdescent.benchmarks.peers;

import org.jdescent.benchmarks.Algorithm;
import org.jdescent.benchmarks.Pool;
import org.jdescent.benchmarks.Shares;
import org.jdescent.benchmarks.Values;
import org.jdescent.benchmarks.WholeStep;

/** The whole step as one would write it by hand: the norm in one pass, all the rest in a second. */
final class JavaWholeStep implements PeerStep {
  private static final int LINE = 8; // doubles, so that threads do not write the same line

  private final Tensor[] tensors;
  private final Shares shares;
  private final double[] squares;
  private final double rate;
  private final Pool pool;
  private boolean measuring;
  private long t;
  private float coefficient;
  private float stepSize;
  private float weight;

  private static final class Tensor {
    private final float[] p;
    private final float[] g;
    private final float[] m;
    private final float[] v;
    private final float[] average;

    Tensor(int size) {
      p = Values.array(size);
      g = new float[size];
      m = new float[size];
      v = new float[size];
      average = new float[size];
    }
  }

  JavaWholeStep(int threads, double rate, int... sizes) {
    this.rate = rate;
    tensors = new Tensor[sizes.length];
    for (int i = 0; i < sizes.length; i++) tensors[i] = new Tensor(sizes[i]);
    shares = new Shares(sizes);
    squares = new double[threads * LINE];
    pool = new Pool(threads, this::share);
  }

  @Override
  public void run() {
    t++;
    measuring = true;
    pool.run();
    double sum = 0;
    for (double square : squares) sum += square;
    coefficient = (float) Math.min(1, WholeStep.LIMIT / (Math.sqrt(sum) + 1e-6));
    double corrections =
        Math.sqrt(1 - Math.pow(Algorithm.BETA2, t)) / (1 - Math.pow(Algorithm.BETA1, t));
    stepSize = (float) (rate * corrections);
    weight = (float) WholeStep.AVERAGE.weight(t, t);
    measuring = false;
    pool.run();
  }

  private void share(int index, int count) {
    if (!measuring) {
      shares.visit(index, count, this::update);
      return;
    }
    int place = index * LINE;
    squares[place] = 0;
    shares.visit(
        index, count, (i, begin, end) -> squares[place] += squares(tensors[i].g, begin, end));
  }

  /** Several sums side by side, or each addition would wait for the one before. */
  private static double squares(float[] g, int begin, int end) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = begin;
    for (; i + 4 <= end; i += 4) {
      a += (double) g[i] * g[i];
      b += (double) g[i + 1] * g[i + 1];
      c += (double) g[i + 2] * g[i + 2];
      d += (double) g[i + 3] * g[i + 3];
    }
    for (; i < end; i++) a += (double) g[i] * g[i];
    return a + b + c + d;
  }

  private void update(int index, int begin, int end) {
    Tensor tensor = tensors[index];
    float[] p = tensor.p;
    float[] g = tensor.g;
    float[] m = tensor.m;
    float[] v = tensor.v;
    float[] average = tensor.average;
    float coefficient = this.coefficient;
    float stepSize = this.stepSize;
    float weight = this.weight;
    float rest1 = (float) (1 - Algorithm.BETA1);
    float rest2 = (float) (1 - Algorithm.BETA2);
    float epsilon = (float) Algorithm.EPSILON;
    float retain = (float) (1 - rate * WholeStep.DECAY);
    for (int i = begin; i < end; i++) {
      float gradient = g[i] * coefficient;
      float mean = m[i] + rest1 * (gradient - m[i]);
      float square = v[i] + rest2 * (gradient * gradient - v[i]);
      float next = retain * p[i] - stepSize * mean / ((float) Math.sqrt(square) + epsilon);
      m[i] = mean;
      v[i] = square;
      p[i] = next;
      average[i] += weight * (next - average[i]);
      g[i] = 0;
    }
  }

  @Override
  public void gradient(int tensor, float[] values) {
    System.arraycopy(values, 0, tensors[tensor].g, 0, values.length);
  }

  @Override
  public float[] parameter(int tensor) {
    return tensors[tensor].p;
  }

  @Override
  public void close() {
    pool.close();
  }
}
