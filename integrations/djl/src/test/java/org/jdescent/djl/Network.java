package org.jdescent.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.TrainingConfig;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

/** A small network with a trainer, which begins alike every time. */
final class Network implements AutoCloseable {
  private final Model model = Model.newInstance("small", "PyTorch");
  final Trainer trainer;
  private final NDArray x;
  private final NDArray y;

  Network(Optimizer optimizer) {
    this(optimizer, Model::newTrainer);
  }

  Network(BiFunction<Model, TrainingConfig, Trainer> trainer) {
    this(Optimizer.sgd().setLearningRateTracker(Tracker.fixed(1)).build(), trainer); // never asked
  }

  private Network(Optimizer optimizer, BiFunction<Model, TrainingConfig, Trainer> trainer) {
    model.setBlock(
        new SequentialBlock()
            .add(Linear.builder().setUnits(16).build())
            .add(Activation::tanh)
            .add(Linear.builder().setUnits(1).build()));
    TrainingConfig config =
        new DefaultTrainingConfig(Loss.l2Loss())
            .optOptimizer(optimizer)
            .optDevices(new Device[] {Device.cpu()});
    this.trainer = trainer.apply(model, config);
    this.trainer.initialize(new Shape(64, 8));
    for (Parameter parameter : model.getBlock().getParameters().values()) {
      NDArray array = parameter.getArray();
      array.set(numbers((int) array.size(), array.size()));
    }
    x = model.getNDManager().create(numbers(64 * 8, 1), new Shape(64, 8));
    y = x.sum(new int[] {1}, true).sin();
  }

  private static float[] numbers(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) numbers[i] = (float) random.nextDouble(-0.5, 0.5);
    return numbers;
  }

  /** Leaves gradients; returns the loss. */
  float backward() {
    try (GradientCollector collector = trainer.newGradientCollector()) {
      NDList predicted = trainer.forward(new NDList(x));
      NDArray loss = trainer.getLoss().evaluate(new NDList(y), predicted);
      collector.backward(loss);
      return loss.getFloat();
    }
  }

  void zeroGradients() {
    for (Parameter parameter : model.getBlock().getParameters().values()) {
      try (NDArray gradient = parameter.getArray().getGradient()) {
        gradient.subi(gradient);
      }
    }
  }

  float train(int steps) {
    float loss = 0;
    for (int step = 0; step < steps; step++) {
      loss = backward();
      trainer.step();
    }
    return loss;
  }

  NDArray weight(int number) {
    return model.getBlock().getParameters().valueAt(number).getArray();
  }

  float[] parameters() {
    float[] all = new float[0];
    for (Parameter parameter : model.getBlock().getParameters().values()) {
      float[] values = parameter.getArray().toFloatArray();
      int end = all.length;
      all = Arrays.copyOf(all, end + values.length);
      System.arraycopy(values, 0, all, end, values.length);
    }
    return all;
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
