package org.jdescent.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Native memory. */
class ArenaTest {
  private static final int ARENAS = 1000;
  private static final long BYTES =
      (5 << 20) + 64; // large pages are advised, and the last one ends early

  @Test
  void goesBackWhole() throws IOException {
    long before = addressSpace();
    for (int i = 0; i < ARENAS; i++) new Arena(BYTES).close();
    long kept = addressSpace() - before;
    assertTrue(kept < ARENAS * BYTES / 10, kept + " bytes of address space are kept");
  }

  private static long addressSpace() throws IOException {
    String pages = Files.readString(Path.of("/proc/self/statm")).split(" ")[0];
    return Long.parseLong(pages) * 4096;
  }
}
