package org.jdescent.examples.resume;

import java.io.IOException;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.Checkpoints;
import org.jdescent.Optimizer;
import org.jdescent.Parameter;
import org.jdescent.examples.digits.Batch;
import org.jdescent.examples.digits.DigitSet;
import org.jdescent.examples.digits.Network;

/** A training in this process. All of its state is in the optimizer and the parameters. */
final class Run implements AutoCloseable {
  private final DigitSet digits;
  private final Network network;
  private final Batch images;
  private final Optimizer optimizer;
  private final long batchSeed;

  /** At its beginning. */
  Run(Plan plan, DigitSet digits) {
    this.digits = digits;
    SplittableRandom seeds = new SplittableRandom(plan.seed());
    network = new Network(plan.batch(), new Random(seeds.nextLong()));
    images = new Batch(plan.batch());
    optimizer = plan.recipe().start().threads(plan.updateThreads());
    batchSeed = seeds.nextLong();
  }

  /** The number of iterations made. */
  int step() {
    return (int) optimizer.step();
  }

  /**
   * Makes an iteration and returns its loss. Its batch follows from the seed and the step alone.
   */
  double next() {
    images.draw(digits, new SplittableRandom(batchSeed + optimizer.step()));
    optimizer.update(network.params(), network.gradient(images));
    return network.loss();
  }

  void save(Checkpoints checkpoints) throws IOException {
    checkpoints.save(optimizer, network.params());
  }

  /** Goes to where the last checkpoint was saved, or stays at its beginning if there is none. */
  void resume(Checkpoints checkpoints) throws IOException {
    checkpoints.resume(optimizer, network.params());
  }

  /** A copy of all parameters, one after the other. */
  float[] parameters() {
    return copy(network.params().pointers()::get);
  }

  /** A copy of their averages. */
  float[] averages() {
    return copy(name -> optimizer.averages(name).get("ema"));
  }

  private float[] copy(Function<String, FloatPointer> tensor) {
    float[] copy = new float[(int) network.params().elements()];
    int at = 0;
    for (Parameter parameter : network.params().parameters()) {
      FloatPointer values = tensor.apply(parameter.name());
      int count = (int) parameter.elements();
      values.get(copy, at, count);
      at += count;
    }
    return copy;
  }

  @Override
  public void close() {
    optimizer.close();
    images.close();
    network.close();
  }
}
