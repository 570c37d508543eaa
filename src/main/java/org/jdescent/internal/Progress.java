package org.jdescent.internal;

import org.jdescent.Average;
import org.jdescent.LossScale;
import org.jdescent.Skips;

/** How far a recipe has come: what does not belong to single parameters. */
final class Progress {
  private final Stages stages;
  private final long[] averaged; // updates in each average
  private long step;
  private int microBatches; // accumulated for the next step
  private double lossScale;
  private long goodSteps;
  private Skips skips = new Skips(0, 0, null);
  private double gradientNorm = Double.NaN;
  private double updateNorm = Double.NaN;

  Progress(Stages stages) {
    this.stages = stages;
    averaged = new long[stages.averages.size()];
    lossScale = stages.lossScale.initial();
  }

  /** Where a saved run was. */
  Progress(Stages stages, Saved saved) {
    this(stages);
    for (int a = 0; a < averaged.length; a++) {
      averaged[a] = saved.averages().get(stages.averages.get(a).name()).updates();
    }
    step = saved.step();
    microBatches = saved.microBatches();
    skips = saved.skips();
    gradientNorm = saved.gradientNorm();
    updateNorm = saved.updateNorm();
    if (!stages.lossScale.isDynamic() || saved.goodSteps() < 0) return;
    lossScale = saved.lossScale();
    goodSteps = saved.goodSteps();
  }

  /** A run of which only the number of steps is known. */
  Progress(Stages stages, long step) {
    this(stages);
    this.step = step;
  }

  int microBatches() {
    return microBatches;
  }

  long goodSteps() {
    return goodSteps;
  }

  long step() {
    return step;
  }

  double lossScale() {
    return lossScale;
  }

  Skips skips() {
    return skips;
  }

  double gradientNorm() {
    return gradientNorm;
  }

  double updateNorm() {
    return updateNorm;
  }

  /** How many updates an average has taken in. */
  long averaged(int average) {
    return averaged[average];
  }

  /** How many updates the average of that name has taken in; 0 for Lookahead's slow weights. */
  long averaged(String name) {
    for (int a = 0; a < averaged.length; a++) {
      if (stages.averages.get(a).name().equals(name)) return averaged[a];
    }
    return 0;
  }

  /** The weight of the next step's parameters in an average. */
  double weight(int average) {
    Average what = stages.averages.get(average);
    return what.weight(step + 1, averaged[average] + 1);
  }

  /** How far Lookahead's slow weights move in the next step. */
  double pace() {
    return stages.looksAhead() && (step + 1) % stages.lookaheadEvery == 0
        ? stages.lookaheadPace
        : 0;
  }

  /** Whether the next call's gradients are not the last ones before a step. */
  boolean accumulatesNext() {
    return microBatches + 1 < stages.microBatches;
  }

  void accumulated() {
    microBatches++;
  }

  /** A step was applied. */
  void applied(double gradientNorm, double updateNorm) {
    for (int a = 0; a < averaged.length; a++) if (weight(a) > 0) averaged[a]++;
    step++;
    microBatches = 0;
    this.gradientNorm = gradientNorm;
    this.updateNorm = updateNorm;
    if (skips.consecutive() > 0) skips = new Skips(skips.total(), 0, skips.parameter());
    LossScale scale = stages.lossScale;
    if (!scale.isDynamic() || ++goodSteps < scale.interval()) return;
    rescale(scale.growth());
  }

  /** A step was skipped or refused. */
  void skipped(String offender, double gradientNorm) {
    microBatches = 0;
    this.gradientNorm = gradientNorm;
    this.updateNorm = Double.NaN;
    skips = new Skips(skips.total() + 1, skips.consecutive() + 1, offender);
    if (stages.lossScale.isDynamic()) rescale(stages.lossScale.backoff());
  }

  /** Keeps the scale, and what gradients are divided by, a normal number in float. */
  private void rescale(double factor) {
    lossScale = Math.max(Float.MIN_NORMAL, Math.min(0x1p126, lossScale * factor));
    goodSteps = 0;
  }
}
