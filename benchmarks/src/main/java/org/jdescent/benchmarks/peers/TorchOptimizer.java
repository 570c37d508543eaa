package org.jdescent.benchmarks.peers;

import org.bytedeco.pytorch.Adagrad;
import org.bytedeco.pytorch.AdagradOptions;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.jdescent.benchmarks.Algorithm;
import org.jdescent.benchmarks.WholeStep;

/** The optimizers that PyTorch's C++ library has, on its own number of threads. */
final class TorchOptimizer extends TorchStep {
  private final Optimizer optimizer;

  TorchOptimizer(Task task, double rate, int... sizes) {
    super(sizes);
    for (int i = 0; i < sizes.length; i++) {
      params().get(i).requires_grad_(true).mutable_grad().put(grads().get(i));
    }
    optimizer = optimizer(task, rate, new TensorVector(params().toArray(Tensor[]::new)));
  }

  private static Optimizer optimizer(Task task, double rate, TensorVector params) {
    switch (task) {
      case SGD:
        return new SGD(params, new SGDOptions(rate));
      case MOMENTUM:
        SGDOptions momentum = new SGDOptions(rate);
        momentum.momentum().put(Algorithm.MU);
        return new SGD(params, momentum);
      case ADAGRAD:
        return new Adagrad(params, new AdagradOptions(rate));
      case ADAM:
        return new Adam(params, new AdamOptions(rate));
      case ADAMW:
        AdamWOptions decaying = new AdamWOptions(rate);
        decaying.weight_decay().put(WholeStep.DECAY);
        return new AdamW(params, decaying);
      default:
        throw new IllegalArgumentException("libtorch has no " + task.title());
    }
  }

  @Override
  public void run() {
    optimizer.step().close();
  }

  @Override
  public void close() {
    optimizer.close();
    super.close();
  }
}
