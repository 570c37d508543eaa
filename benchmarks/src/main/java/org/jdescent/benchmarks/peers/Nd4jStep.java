package org.jdescent.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import org.jdescent.benchmarks.Algorithm;
import org.jdescent.benchmarks.Values;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;

/** An ND4J updater turns the gradient into an update, which is then subtracted. */
final class Nd4jStep implements PeerStep {
  private final int[] edges; // where each tensor begins; the last entry is where all end
  private final INDArray params;
  private final INDArray grads;
  private final List<Part> parts = new ArrayList<>();
  private int iteration;

  private record Part(GradientUpdater<?> updater, INDArray p, INDArray g) {}

  /** Flat: one updater for all tensors together. */
  Nd4jStep(Task task, boolean flat, double rate, int... sizes) {
    edges = new int[sizes.length + 1];
    for (int i = 0; i < sizes.length; i++) edges[i + 1] = edges[i] + sizes[i];
    int total = edges[sizes.length];
    params = Nd4j.zeros(DataType.FLOAT, 1, total);
    grads = Nd4j.zeros(DataType.FLOAT, 1, total);
    for (int i = 0; i < sizes.length; i++) {
      part(params, i).assign(Nd4j.createFromArray(Values.array(sizes[i])).reshape(1, sizes[i]));
      if (!flat) parts.add(part(rule(task, rate), part(params, i), part(grads, i)));
    }
    if (flat) parts.add(part(rule(task, rate), params, grads));
  }

  /** A tensor's part of them all. */
  private INDArray part(INDArray all, int tensor) {
    return all.get(NDArrayIndex.all(), NDArrayIndex.interval(edges[tensor], edges[tensor + 1]));
  }

  private static Part part(IUpdater rule, INDArray p, INDArray g) {
    long size = rule.stateSize(p.length());
    INDArray state = size == 0 ? null : Nd4j.zeros(DataType.FLOAT, 1, size);
    return new Part(rule.instantiate(state, true), p, g);
  }

  private static IUpdater rule(Task task, double rate) {
    return switch (task) {
      case SGD -> new Sgd(rate);
      case MOMENTUM -> new Nesterovs(rate, Algorithm.MU);
      case ADAGRAD -> new AdaGrad(rate);
      case ADAM -> new Adam(rate);
      case ADAMW, WHOLE -> throw new IllegalArgumentException("ND4J has no " + task.title());
    };
  }

  @Override
  public void run() {
    for (Part part : parts) {
      part.updater.applyUpdater(part.g, iteration, 0);
      part.p.subi(part.g);
    }
    iteration++;
  }

  @Override
  public void gradient(int tensor, float[] values) {
    part(grads, tensor).assign(Nd4j.createFromArray(values).reshape(1, values.length));
  }

  @Override
  public float[] parameter(int tensor) {
    return part(params, tensor).dup().data().asFloat();
  }

  @Override
  public void close() {
    params.close();
    grads.close();
  }
}
