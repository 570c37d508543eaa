package org.jdescent.golden;

/**
 * The golden runs' inputs, bit for bit those of {@code inputs.py}; the README there defines them.
 */
public final class Inputs {
  private static final int DRAWS = 6; // each gives two 32-bit uniforms

  private Inputs() {}

  /**
   * The first values of a stream, about N(0, 1). Stream 0 is p before the first step, stream t the
   * gradient of step t.
   */
  public static float[] normal(long stream, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) values[i] = normal((stream << 32) + i);
    return values;
  }

  private static float normal(long index) {
    long total = -6L << 32;
    for (int draw = 0; draw < DRAWS; draw++) {
      long bits = splitmix(index * DRAWS + draw);
      total += (bits >>> 32) + (bits & 0xFFFFFFFFL);
    }
    return (float) (total * 0x1p-32); // exact up to the cast, which rounds once
  }

  /** One output of SplitMix64 (Steele, Lea &amp; Flood 2014) seeded with 0, by its number. */
  private static long splitmix(long counter) {
    long z = (counter + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
