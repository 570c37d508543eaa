package org.jdescent.examples.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class HandwritingTest {
  @Test
  void sameOnEveryMachine() {
    assertEquals("fb0d6eba", crc(Handwriting.write(100, 1).pixels()));
    assertEquals("42b20704", crc(Handwriting.write(100, 1).labels()));
  }

  @Test
  void seedsDiffer() {
    byte[] one = Handwriting.write(100, 1).pixels();
    byte[] other = Handwriting.write(100, 2).pixels();
    assertFalse(Arrays.equals(one, other));
  }

  @Test
  void drawsEveryDigit() {
    byte[] labels = Handwriting.write(1000, 3).labels();
    long digits = IntStream.range(0, labels.length).map(i -> labels[i]).distinct().count();
    assertEquals(DigitSet.CLASSES, digits);
  }

  /** Real digits of this format have ink on about an eighth of the sheet. */
  @Test
  void noDigitIsBlankOrSmudged() {
    DigitSet set = Handwriting.write(1000, 4);
    for (int i = 0; i < set.size(); i++) {
      int start = i * DigitSet.PIXELS;
      int ink = 0;
      for (int j = 0; j < DigitSet.PIXELS; j++) ink += set.pixels()[start + j] & 0xFF;
      double share = ink / (255.0 * DigitSet.PIXELS);
      assertTrue(share > 0.01 && share < 0.5, "digit %d has ink on %s".formatted(i, share));
    }
  }

  private static String crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return Long.toHexString(crc.getValue());
  }
}
