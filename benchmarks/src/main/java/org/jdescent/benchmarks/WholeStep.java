package org.jdescent.benchmarks;

import org.jdescent.Average;
import org.jdescent.Clip;
import org.jdescent.Decay;
import org.jdescent.Optimizer;
import org.jdescent.Recipe;
import org.jdescent.optimizers.Adam;

/** Adam with clipping, decoupled decay, an average of the parameters, and zero gradients. */
public record WholeStep(double learningRate) {
  /** Of the norm of all gradients. */
  public static final double LIMIT = 1;

  /** λ. */
  public static final double DECAY = 0.01;

  /** Of the parameters. */
  public static final Average AVERAGE = Average.ema(0.999);

  /** Below this an average is stored as zero: what a recipe has unless it says otherwise. */
  static final double TINY = 0x1p-100;

  /** Per element: g is read; then p, g, m, v and the average are read and written. */
  static final int BYTES = (1 + 5 + 5) * Float.BYTES;

  /** Arrays: p, g, m, v and the average. */
  public static final int ARRAYS = 5;

  /** All in one. */
  public Optimizer fused() {
    return fused(Adam.defaults());
  }

  /** All in one, around this rule. */
  public Optimizer fused(Adam.Hyper rule) {
    return Recipe.of(rule.learningRate(learningRate).decay(Decay.decoupled(DECAY)))
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
