package org.jdescent.examples.digits;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.jdescent.Evaluation;
import org.jdescent.Optimizer;
import org.jdescent.ParameterSet;
import org.jdescent.Schedule;
import org.jdescent.examples.Entrant;
import org.jdescent.examples.digits.DigitSet.Split;

/**
 * How a network is trained: the same weights and batches for every optimizer.
 *
 * @param data to learn from and to be tested on
 * @param seed of weights and batches
 * @param iterations updates
 * @param batch images for each update
 */
record Training(Split data, long seed, int iterations, int batch) {
  /** Trains a new network, tells every loss, and tests it. */
  Result run(Optimizer optimizer, DoubleConsumer listener) {
    return run(optimizer, () -> () -> {}, listener);
  }

  /** The same with one of all optimizers, at this learning rate, with so many threads. */
  Result run(Entrant entrant, double learningRate, int threads, DoubleConsumer listener) {
    try (Optimizer optimizer = entrant.start(Schedule.constant(learningRate)).threads(threads)) {
      return run(optimizer, () -> entrant.evaluate(optimizer), listener);
    }
  }

  /** Tests the network within a scope in which it has the weights for that. */
  private Result run(
      Optimizer optimizer, Supplier<Evaluation> evaluation, DoubleConsumer listener) {
    SplittableRandom seeds = new SplittableRandom(seed);
    Random weights = new Random(seeds.nextLong());
    Random choice = new Random(seeds.nextLong());
    try (Network network = new Network(batch, weights);
        Batch images = new Batch(batch)) {
      double[] losses = new double[iterations];
      long gradient = 0;
      long update = 0;
      for (int i = 0; i < iterations; i++) {
        images.draw(data.training(), choice);
        long start = System.nanoTime();
        ParameterSet grads = network.gradient(images);
        long middle = System.nanoTime();
        optimizer.update(network.params(), grads);
        update += System.nanoTime() - middle;
        gradient += middle - start;
        losses[i] = network.loss();
        listener.accept(losses[i]);
      }
      try (Evaluation scope = evaluation.get()) {
        double accuracy = network.accuracy(data.test(), images);
        return new Result(losses, accuracy, gradient / 1e9, update / 1e9);
      }
    }
  }

  /**
   * What came of it.
   *
   * @param losses of each iteration's batch
   * @param accuracy on the test set
   * @param gradientSeconds spent in forward and backward passes
   * @param updateSeconds spent in the optimizer
   */
  record Result(double[] losses, double accuracy, double gradientSeconds, double updateSeconds) {
    /** The mean loss of the last hundred iterations up to this one. */
    double loss(int iteration) {
      return Arrays.stream(losses, Math.max(0, iteration - 100), iteration).average().orElseThrow();
    }

    /** The same at the end. */
    double last() {
      return loss(losses.length);
    }

    /** The update's share of the computing time. */
    double updateShare() {
      return updateSeconds / (gradientSeconds + updateSeconds);
    }
  }
}
