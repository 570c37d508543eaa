package org.jdescent.internal;

/** Ranges of hyper-parameters and of their schedules. */
public final class Check {
  private static final int MOST_THREADS = 1024;

  private Check() {}

  /** A finite number that float holds, at least 0. */
  public static void atLeastZero(String what, double value) {
    require(Range.AT_LEAST_ZERO, what, value);
  }

  /** A fraction in [0, 1). */
  public static void fraction(String what, double value) {
    require(Range.FRACTION, what, value);
  }

  /** A finite number above 0. */
  public static void positive(String what, double value) {
    require(value > 0 && value <= Float.MAX_VALUE, what, "finite and above 0", value);
  }

  /** A positive number that float holds and keeps its precision in: not subnormal. */
  public static void normal(String what, double value) {
    require(
        value >= Float.MIN_NORMAL && value <= Float.MAX_VALUE,
        what,
        "finite and at least 2^-126, float's smallest normal number",
        value);
  }

  /** A fraction in (0, 1] that float holds. */
  public static void share(String what, double value) {
    require(Range.SHARE, what, value);
  }

  /** A fraction in [0, 1]. */
  public static void unit(String what, double value) {
    require(Range.UNIT, what, value);
  }

  /** A number between two others, neither of which it may be. */
  public static void between(String what, double above, double below, double value) {
    String allowed = "above %s and below %s".formatted(above, below);
    require(value > above && value < below, what, allowed, value);
  }

  /** A number of things. */
  public static void count(String what, int least, int most, int value) {
    if (value >= least && value <= most) return;
    throw new IllegalArgumentException(
        "%s must be from %d to %d, got %d".formatted(what, least, most, value));
  }

  /** The most threads that a step may use; no machine has more. */
  public static void threads(int value) {
    if (value >= 1 && value <= MOST_THREADS) return;
    throw new IllegalArgumentException(
        "threads must be 1 to %d, got %d".formatted(MOST_THREADS, value));
  }

  /** A number of steps: at least so many, and at most 2^53, so that double holds it. */
  public static void steps(String what, long least, long value) {
    if (value < least || value > 1L << 53) {
      String allowed = value < least ? "at least " + least : "at most 2^53";
      throw new IllegalArgumentException("%s must be %s, got %s".formatted(what, allowed, value));
    }
  }

  /** Anything but null. */
  public static void notNull(String what, Object value) {
    if (value == null) throw new IllegalArgumentException(what + " must not be null");
  }

  /** A name without a dot, which in a file of state separates it from a parameter's name. */
  public static void word(String what, String value) {
    notNull(what, value);
    if (value.indexOf('.') < 0) return;
    throw new IllegalArgumentException("%s must have no dot, got '%s'".formatted(what, value));
  }

  static void require(Range range, String what, double got) {
    require(range.holds(got), what, range.allowed(), got);
  }

  private static void require(boolean holds, String what, String allowed, double got) {
    if (!holds)
      throw new IllegalArgumentException("%s must be %s, got %s".formatted(what, allowed, got));
  }
}
