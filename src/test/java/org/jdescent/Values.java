package org.jdescent;

import java.util.SplittableRandom;

/** Inputs for tests, the same in every run. */
final class Values {
  private static final float[] SPECIAL = {
    0f,
    -0f,
    1f,
    -1f,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    -0.7f * Float.MIN_NORMAL,
    0x1p-100f,
    0x1p-101f,
    0x1p-63f,
    0x1p64f,
    -0x1p64f,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.NaN,
    Float.intBitsToFloat(0x7f800001), // a signalling NaN
    Float.intBitsToFloat(0xffc12345), // a negative NaN with a payload
  };

  private Values() {}

  /** Normal values, times a scale that differs from element to element over 40 binades. */
  static float[] normal(int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (random.nextGaussian() * StrictMath.scalb(1.0, random.nextInt(-30, 10)));
    }
    return values;
  }

  /** Normal values of magnitudes around 1. */
  static float[] ordinary(int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) values[i] = (float) random.nextGaussian();
    return values;
  }

  /**
   * Zeros of both signs, subnormals, extremes, infinities, NaNs, and normal values between them.
   */
  static float[] special(int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = normal(size, seed);
    for (int i = 0; i < size; i++) {
      if (random.nextInt(3) > 0) values[i] = SPECIAL[random.nextInt(SPECIAL.length)];
    }
    return values;
  }
}
