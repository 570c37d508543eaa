package org.jdescent.benchmarks;

import java.util.SplittableRandom;

/** Normal numbers of ordinary size, so that no arithmetic is slower than usual. */
public final class Values {
  private static final float[] CHUNK = chunk();

  private Values() {}

  private static float[] chunk() {
    SplittableRandom random = new SplittableRandom(1);
    float[] values = new float[65_521];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((random.nextBoolean() ? 1 : -1) * (0.25 + 0.75 * random.nextDouble()));
    }
    return values;
  }

  /** An array of magnitudes from 0.25 to 1, of either sign. */
  public static float[] array(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i += CHUNK.length) {
      System.arraycopy(CHUNK, 0, values, i, Math.min(CHUNK.length, size - i));
    }
    return values;
  }
}
