package org.jdescent.examples.resume;

import org.jdescent.Average;
import org.jdescent.Clip;
import org.jdescent.Decay;
import org.jdescent.Recipe;
import org.jdescent.Schedule;
import org.jdescent.optimizers.Adam;

/**
 * What is trained; every process that goes on with a training has the same plan.
 *
 * @param seed of digits, weights and batches
 * @param iterations updates
 * @param batch images for each update
 * @param updateThreads threads of the optimizer
 */
record Plan(long seed, int iterations, int batch, int updateThreads) {
  /** AdamW that warms up and cools down, clipped, and averaged. */
  Recipe recipe() {
    int warmup = Math.max(1, iterations / 20);
    Schedule rate = Schedule.cosine(0.001, 0, Math.max(1, iterations - warmup)).warmup(warmup);
    Adam.Hyper adam = Adam.torch().learningRate(rate);
    return Recipe.of(adam.decay(Decay.decoupled(0.01)))
        .group("biases", parameter -> parameter.name().startsWith("b"), adam)
        .clip(Clip.globalNorm(1))
        .average(Average.ema(0.99));
  }
}
