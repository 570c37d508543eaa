package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.optimizers.SGD;
import org.junit.jupiter.api.Test;

/** More than 2³¹ elements in one tensor. */
class HugeTensorTest {
  private static final long SIZE = 2_200_000_000L;

  @Test
  void everyElementIsUpdated() throws Exception {
    assumeTrue(
        Boolean.getBoolean("jdescent.test.huge"),
        "takes 17.6 GB of memory; run with -Dtest=HugeTensorTest -Djdescent.test.huge=true");
    String output =
        new ChildJvm(Probe.class)
            .option(
                "-Xmx256m",
                "-Dorg.bytedeco.javacpp.maxbytes=0",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0")
            .run();
    assertEquals("0 of 2200000000 elements are wrong\n", output);
  }

  /**
   * p starts at 0 and g at the element's index modulo 8: one step of rate 0.5 makes p exactly -g/2.
   */
  static final class Probe {
    private static final int BLOCK = 1 << 20;

    public static void main(String[] arguments) {
      FloatPointer p = new FloatPointer(SIZE);
      FloatPointer g = new FloatPointer(SIZE);
      float[] zeros = new float[BLOCK];
      float[] pattern = new float[BLOCK];
      for (int i = 0; i < BLOCK; i++) pattern[i] = i % 8;
      for (long at = 0; at < SIZE; at += BLOCK) {
        int length = (int) Math.min(BLOCK, SIZE - at);
        p.position(at).put(zeros, 0, length);
        g.position(at).put(pattern, 0, length);
      }
      p.position(0);
      g.position(0);
      try (Optimizer optimizer = new SGD(0.5)) {
        optimizer.update(Map.of("p", p), Map.of("p", g));
      }
      long wrong = 0;
      float[] actual = new float[BLOCK];
      for (long at = 0; at < SIZE; at += BLOCK) {
        int length = (int) Math.min(BLOCK, SIZE - at);
        p.position(at).get(actual, 0, length);
        for (int i = 0; i < length; i++) if (actual[i] != 0 - 0.5f * pattern[i]) wrong++;
      }
      System.out.printf("%d of %d elements are wrong%n", wrong, SIZE);
    }
  }
}
