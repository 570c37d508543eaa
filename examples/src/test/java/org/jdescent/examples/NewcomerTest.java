package org.jdescent.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

class NewcomerTest {
  @Test
  void findsTheMinimumAndFreesItsMemory() {
    long before = Pointer.totalBytes();
    String printed = Terminal.capture(() -> Newcomer.main(new String[0]));
    String last = printed.lines().reduce((a, b) -> b).orElseThrow();
    assertTrue(last.startsWith("step 200: w = "), printed);
    assertEquals(3, Double.parseDouble(last.substring(last.indexOf('=') + 1).trim()), 0.01);
    assertEquals(before, Pointer.totalBytes());
  }
}
