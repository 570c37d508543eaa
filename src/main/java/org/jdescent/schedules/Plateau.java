package org.jdescent.schedules;

import org.jdescent.Schedule;
import org.jdescent.internal.Check;

/**
 * Shrinks its value when a metric has stopped improving: PyTorch's ReduceLROnPlateau, with its
 * defaults: the metric is to fall, by more than 1e-4 of the best; cooldown 0, minimum 0, epsilon
 * 1e-8.
 *
 * <p>The only schedule that has state: {@link #report} feeds it, {@link #at} returns the current
 * value whatever the step. Not for several threads at once.
 */
public final class Plateau implements Schedule {
  private final double initial;
  private final double factor;
  private final long patience;
  private boolean rises;
  private boolean absolute;
  private double threshold = 1e-4;
  private long cooldown;
  private double minimum;
  private double epsilon = 1e-8;

  private double value;
  private double best = Double.POSITIVE_INFINITY;
  private long bad;
  private long cooling;

  /**
   * Starts with the initial value.
   *
   * @param initial finite and at least 0
   * @param factor what the value is multiplied by, in [0, 1)
   * @param patience how many reports in a row may bring no improvement, 0 to 2^53
   * @throws IllegalArgumentException if a value is out of range
   */
  public Plateau(double initial, double factor, long patience) {
    Check.atLeastZero("Schedule.plateau initial", initial);
    Check.fraction("Schedule.plateau factor", factor);
    Check.steps("Schedule.plateau patience", 0, patience);
    this.initial = initial;
    this.factor = factor;
    this.patience = patience;
    this.value = initial;
  }

  /**
   * The metric is to rise, not to fall. Forgets the best metric so far.
   *
   * @return this
   */
  public Plateau maximize() {
    rises = true;
    best = Double.NEGATIVE_INFINITY;
    return this;
  }

  /**
   * Sets which part of the best metric an improvement must exceed, in [0, 1).
   *
   * @return this
   */
  public Plateau threshold(double part) {
    Check.fraction("Schedule.plateau threshold", part);
    absolute = false;
    threshold = part;
    return this;
  }

  /**
   * Sets the difference to the best metric that an improvement must exceed, finite and at least 0.
   *
   * @return this
   */
  public Plateau absoluteThreshold(double difference) {
    Check.atLeastZero("Schedule.plateau absoluteThreshold", difference);
    absolute = true;
    threshold = difference;
    return this;
  }

  /**
   * Sets for how many reports after a reduction the lack of improvement does not count, 0 to 2^53.
   *
   * @return this
   */
  public Plateau cooldown(long reports) {
    Check.steps("Schedule.plateau cooldown", 0, reports);
    cooldown = reports;
    return this;
  }

  /**
   * Sets the least value, finite and at least 0.
   *
   * @return this
   */
  public Plateau minimum(double least) {
    Check.atLeastZero("Schedule.plateau minimum", least);
    minimum = least;
    return this;
  }

  /**
   * Sets the difference that a reduction must exceed to be made, finite and at least 0.
   *
   * @return this
   */
  public Plateau epsilon(double difference) {
    Check.atLeastZero("Schedule.plateau epsilon", difference);
    epsilon = difference;
    return this;
  }

  /** Takes the metric of an epoch, say. NaN is no improvement. */
  public void report(double metric) {
    if (improves(metric)) {
      best = metric;
      bad = 0;
    } else {
      bad++;
    }
    if (cooling > 0) {
      cooling--;
      bad = 0;
    }
    if (bad > patience) {
      double next = Math.max(value * factor, minimum);
      if (value - next > epsilon) value = next;
      cooling = cooldown;
      bad = 0;
    }
  }

  private boolean improves(double metric) {
    if (rises) return metric > (absolute ? best + threshold : best * (1 + threshold));
    return metric < (absolute ? best - threshold : best * (1 - threshold));
  }

  @Override
  public double at(long step) {
    Position.of(step);
    return value;
  }

  /** What the reports have led to; the settings are not part of it. */
  public State state() {
    return new State(value, best, bad, cooling);
  }

  /**
   * Goes on from there.
   *
   * @throws IllegalArgumentException if the state is null
   */
  public void restore(State state) {
    Check.notNull("Schedule.plateau state", state);
    value = state.value();
    best = state.best();
    bad = state.bad();
    cooling = state.cooling();
  }

  @Override
  public String toString() {
    StringBuilder more = new StringBuilder();
    if (rises) more.append(", rises");
    if (absolute) more.append(", difference ").append(threshold);
    else if (threshold != 1e-4) more.append(", part ").append(threshold);
    if (cooldown != 0) more.append(", cooldown ").append(cooldown);
    if (minimum != 0) more.append(", minimum ").append(minimum);
    if (epsilon != 1e-8) more.append(", epsilon ").append(epsilon);
    return "plateau(%s times %s, patience %s%s)".formatted(initial, factor, patience, more);
  }

  /**
   * What the reports have led to.
   *
   * @param value the current value, finite and at least 0
   * @param best the best metric, not NaN; infinite before the first
   * @param bad how many reports in a row brought no improvement, 0 to 2^53
   * @param cooling for how many more reports that does not count, 0 to 2^53
   */
  public record State(double value, double best, long bad, long cooling) {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public State {
      Check.atLeastZero("Plateau.State value", value);
      if (Double.isNaN(best)) {
        throw new IllegalArgumentException("Plateau.State best must be a number, got NaN");
      }
      Check.steps("Plateau.State bad", 0, bad);
      Check.steps("Plateau.State cooling", 0, cooling);
    }
  }
}
