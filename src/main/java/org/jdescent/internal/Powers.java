package org.jdescent.internal;

/** Powers, the same on every platform, and without the arrays that StrictMath.pow makes. */
public final class Powers {
  private Powers() {}

  /** base^exponent for a base of at least 0; 0⁰ is 1. */
  public static double of(double base, double exponent) {
    return exponent == 0 ? 1 : StrictMath.exp(exponent * StrictMath.log(base));
  }
}
