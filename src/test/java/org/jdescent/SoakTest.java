package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.jdescent.optimizers.Adam;
import org.junit.jupiter.api.Test;

/** A million updates and ten thousand optimizers leave neither pointers nor memory behind. */
class SoakTest {
  @Test
  void leavesNothingBehind() throws Exception {
    // A fixed heap that is touched from the start, so that resident memory can only grow outside
    // it.
    String output =
        new ChildJvm(Probe.class)
            .option(
                "-Xms64m",
                "-Xmx64m",
                "-XX:+AlwaysPreTouch",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1")
            .run();
    System.out.print("SoakTest: " + output);
    String[] figures = output.trim().split("\\D+");
    assertEquals("0", figures[0], output);
    assertTrue(Long.parseLong(figures[1]) <= 1024, output);
  }

  /** Prints the pointers and the KiB that remain. */
  static final class Probe {
    public static void main(String[] arguments) throws IOException {
      FloatPointer w = new FloatPointer(new float[10]);
      FloatPointer g = new FloatPointer(new float[10]);
      Map<String, FloatPointer> params = Map.of("w", w);
      Map<String, FloatPointer> grads = Map.of("w", g);
      soak(params, grads, 200_000, 2_000); // warm-up: classes, compiled code, caches
      System.gc();
      long pointers = Pointer.totalCount();
      long resident = residentKiB();
      soak(params, grads, 1_000_000, 10_000);
      System.gc();
      System.out.printf(
          "%d pointers and %d KiB more after 1,000,000 updates and 10,000 optimizers%n",
          Pointer.totalCount() - pointers, Math.max(0, residentKiB() - resident));
      if (w.isNull() || g.isNull()) throw new AssertionError();
    }

    private static void soak(
        Map<String, FloatPointer> params,
        Map<String, FloatPointer> grads,
        int updates,
        int optimizers) {
      try (Optimizer optimizer = new Adam()) {
        for (int i = 0; i < updates; i++) optimizer.update(params, grads);
      }
      for (int i = 0; i < optimizers; i++) {
        try (Optimizer optimizer = new Adam()) {
          optimizer.update(params, grads);
          optimizer.slots("w");
        }
      }
    }

    private static long residentKiB() throws IOException {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> line.replaceAll("\\D", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElseThrow();
    }
  }
}
