package org.jdescent.internal;

/** What a hyper-parameter may be, as a number and at every step of a schedule. */
public enum Range {
  /** A finite number that float holds, at least 0. */
  AT_LEAST_ZERO("finite and at least 0") {
    @Override
    boolean holds(double value) {
      return value >= 0 && value <= Float.MAX_VALUE;
    }
  },
  /** A fraction in [0, 1). */
  FRACTION("in [0, 1)") {
    @Override
    boolean holds(double value) {
      return value >= 0 && value < 1;
    }
  },
  /** A fraction in (0, 1] that float holds. */
  SHARE("in (0, 1]") {
    @Override
    boolean holds(double value) {
      return value >= Float.MIN_NORMAL && value <= 1;
    }
  },
  /** A fraction in [0, 1]. */
  UNIT("in [0, 1]") {
    @Override
    boolean holds(double value) {
      return value >= 0 && value <= 1;
    }
  };

  private final String allowed;

  Range(String allowed) {
    this.allowed = allowed;
  }

  abstract boolean holds(double value);

  /** What is allowed, in words. */
  String allowed() {
    return allowed;
  }
}
