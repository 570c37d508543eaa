package org.jdescent.examples.digits;

import java.nio.FloatBuffer;
import java.util.random.RandomGenerator;

/** Some images, one in each row of an off-heap matrix with values from 0 to 1, and their labels. */
public final class Batch implements AutoCloseable {
  private final Memory memory = new Memory();
  private final Matrix images;
  private final FloatBuffer pixels;
  private final float[] row = new float[DigitSet.PIXELS];
  private final int[] labels;
  private int size;

  /** An empty batch of so many images at most. */
  public Batch(int capacity) {
    images = memory.matrix(capacity, DigitSet.PIXELS);
    pixels = images.data().asBuffer();
    labels = new int[capacity];
  }

  /** Fills the batch with images drawn at random. */
  public void draw(DigitSet set, RandomGenerator random) {
    size = labels.length;
    for (int i = 0; i < size; i++) put(i, set, random.nextInt(set.size()));
  }

  /** Fills the batch with the images from this one on, as many as there are. */
  void take(DigitSet set, int from) {
    size = Math.min(labels.length, set.size() - from);
    for (int i = 0; i < size; i++) put(i, set, from + i);
  }

  private void put(int place, DigitSet set, int image) {
    int start = image * DigitSet.PIXELS;
    for (int i = 0; i < row.length; i++) row[i] = (set.pixels()[start + i] & 0xFF) / 255f;
    pixels.put(place * row.length, row);
    labels[place] = set.labels()[image];
  }

  int size() {
    return size;
  }

  Matrix images() {
    return images.top(size);
  }

  int label(int i) {
    return labels[i];
  }

  @Override
  public void close() {
    memory.close();
  }
}
