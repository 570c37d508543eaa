package org.jdescent.examples.digits;

import java.util.Arrays;

/**
 * Grey images of digits.
 *
 * @param pixels image by image, row by row, 0 is paper and 255 is ink
 * @param labels which digit each image shows
 */
public record DigitSet(byte[] pixels, byte[] labels) {
  static final int SIDE = 28;
  static final int PIXELS = SIDE * SIDE;
  static final int CLASSES = 10;

  int size() {
    return labels.length;
  }

  DigitSet part(int from, int to) {
    return new DigitSet(
        Arrays.copyOfRange(pixels, PIXELS * from, PIXELS * to),
        Arrays.copyOfRange(labels, from, to));
  }

  /** Images to learn from and others to be tested on. */
  record Split(DigitSet training, DigitSet test) {
    /** The first four fifths are for training. */
    static Split of(DigitSet all) {
      int cut = all.size() / 5 * 4;
      return new Split(all.part(0, cut), all.part(cut, all.size()));
    }
  }
}
