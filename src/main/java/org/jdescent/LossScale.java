package org.jdescent;

import org.jdescent.internal.Check;

/**
 * By how much the loss, and so every gradient, was multiplied before the step, which divides by it.
 * A dynamic scale grows while gradients are finite and shrinks when they are not; such a step is
 * skipped. Defaults: 2^16, twice as much after 2,000 good steps in a row, half after an overflow,
 * as PyTorch's {@code GradScaler}.
 *
 * @param initial the scale to begin with, from 2^-126 to 2^126, which it never leaves
 * @param growth what it is multiplied by after {@code interval} good steps, at least 1
 * @param backoff what it is multiplied by after an overflow, in (0, 1]
 * @param interval good steps in a row before it grows, at least 1; 0 for a scale that never changes
 */
public record LossScale(double initial, double growth, double backoff, long interval) {
  /** No scaling. */
  public static final LossScale NONE = fixed(1);

  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public LossScale {
    if (!holds(initial)) {
      throw refused("initial", "from 2^-126 to 2^126", initial);
    }
    if (!(growth >= 1 && growth <= Float.MAX_VALUE)) throw refused("growth", "at least 1", growth);
    if (!(backoff > 0 && backoff <= 1)) throw refused("backoff", "in (0, 1]", backoff);
    Check.steps("LossScale.interval", 0, interval);
  }

  private static IllegalArgumentException refused(String what, String allowed, double got) {
    return new IllegalArgumentException(
        "LossScale.%s must be %s, got %s".formatted(what, allowed, got));
  }

  /** A scale that never changes. */
  public static LossScale fixed(double scale) {
    return new LossScale(scale, 1, 1, 0);
  }

  /** A dynamic scale with the defaults. */
  public static LossScale dynamic() {
    return new LossScale(0x1p16, 2, 0.5, 2000);
  }

  /** With another scale to begin with. */
  public LossScale initial(double value) {
    return new LossScale(value, growth, backoff, interval);
  }

  /** With another factor for growing. */
  public LossScale growth(double value) {
    return new LossScale(initial, value, backoff, interval);
  }

  /** With another factor for shrinking. */
  public LossScale backoff(double value) {
    return new LossScale(initial, growth, value, interval);
  }

  /** Growing after another number of good steps. */
  public LossScale interval(long steps) {
    return new LossScale(initial, growth, backoff, steps);
  }

  @Override
  public String toString() {
    if (!isDynamic()) return "loss scale %s".formatted(initial);
    return "loss scale %s, times %s after %d good steps, times %s after an overflow"
        .formatted(initial, growth, interval, backoff);
  }

  /** Whether a number can be a scale: from 2^-126 to 2^126. */
  public static boolean holds(double scale) {
    return scale >= 0x1p-126 && scale <= 0x1p126;
  }

  /** Whether it changes. */
  public boolean isDynamic() {
    return interval > 0;
  }
}
