package org.jdescent.benchmarks;

import org.jdescent.Average;
import org.jdescent.Clip;
import org.jdescent.Decay;
import org.jdescent.Optimizer;
import org.jdescent.Recipe;
import org.jdescent.optimizers.Adam;

/** Adam with clipping, decoupled decay, an average of the parameters, and zero gradients. */
record WholeStep(double learningRate) {
  /** Of the norm of all gradients. */
  static final double LIMIT = 1;

  /** λ. */
  static final double DECAY = 0.01;

  static final Average AVERAGE = Average.ema(0.999);

  /** Below this an average is stored as zero: what a recipe has unless it says otherwise. */
  static final double TINY = 0x1p-100;

  /** Per element: g is read; then p, g, m, v and the average are read and written. */
  static final int BYTES = (1 + 5 + 5) * Float.BYTES;

  /** Arrays: p, g, m, v and the average. */
  static final int ARRAYS = 5;

  /** All in one. */
  Optimizer fused() {
    return Recipe.of(rule().decay(Decay.decoupled(DECAY)))
        .clip(Clip.globalNorm(LIMIT))
        .average(AVERAGE)
        .zeroGradients()
        .start();
  }

  /** The rule alone. */
  Optimizer adam() {
    return new Adam(rule());
  }

  private Adam.Hyper rule() {
    return Adam.defaults().learningRate(learningRate);
  }
}
