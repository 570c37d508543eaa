package org.jdescent.benchmarks.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.ArrayList;
import java.util.List;
import org.jdescent.benchmarks.Algorithm;
import org.jdescent.benchmarks.Values;
import org.jdescent.benchmarks.WholeStep;

/** Deep Java Library on PyTorch: an update for each tensor. */
final class DjlStep implements PeerStep {
  private final NDManager manager = NDManager.newBaseManager("PyTorch");
  private final List<String> names = new ArrayList<>();
  private final NDList params = new NDList();
  private final NDList grads = new NDList();
  private final Optimizer optimizer;

  DjlStep(Task task, double learningRate, int... sizes) {
    for (int size : sizes) {
      names.add("layer" + names.size());
      params.add(manager.create(Values.array(size)));
      grads.add(manager.create(new float[size]));
    }
    optimizer = optimizer(task, Tracker.fixed((float) learningRate));
  }

  private static Optimizer optimizer(Task task, Tracker rate) {
    return switch (task) {
      case SGD -> Optimizer.sgd().setLearningRateTracker(rate).build();
      case MOMENTUM ->
          Optimizer.sgd().setLearningRateTracker(rate).optMomentum((float) Algorithm.MU).build();
      case ADAGRAD -> Optimizer.adagrad().optLearningRateTracker(rate).build();
      case ADAM -> Optimizer.adam().optLearningRateTracker(rate).build();
      case ADAMW ->
          Optimizer.adamW()
              .optLearningRateTracker(rate)
              .optWeightDecays((float) WholeStep.DECAY)
              .build();
      case WHOLE -> throw new IllegalArgumentException("DJL has no " + task.title());
    };
  }

  @Override
  public void run() {
    for (int i = 0; i < names.size(); i++) {
      optimizer.update(names.get(i), params.get(i), grads.get(i));
    }
  }

  @Override
  public void gradient(int tensor, float[] values) {
    NDArray gradient = grads.get(tensor);
    gradient.set(values);
  }

  @Override
  public float[] parameter(int tensor) {
    return params.get(tensor).toFloatArray();
  }

  @Override
  public void close() {
    manager.close();
  }
}
