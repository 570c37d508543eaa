package org.jdescent.internal;

/** Ranges of hyper-parameters. */
public final class Check {
  private Check() {}

  /** A finite number that float holds, at least 0. */
  public static void atLeastZero(String what, double value) {
    require(value >= 0 && value <= Float.MAX_VALUE, what, "finite and at least 0", value);
  }

  /** A fraction in [0, 1). */
  public static void fraction(String what, double value) {
    require(value >= 0 && value < 1, what, "in [0, 1)", value);
  }

  private static void require(boolean holds, String what, String allowed, double got) {
    if (!holds)
      throw new IllegalArgumentException("%s must be %s, got %s".formatted(what, allowed, got));
  }
}
