package org.jdescent.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

class PractitionerTest {
  @Test
  void comesCloserAndTheAverageIsAheadUntilTheRateIsSmall() {
    long before = Pointer.totalBytes();
    List<String> lines = Terminal.capture(() -> Practitioner.main(new String[0])).lines().toList();
    assertEquals(5, lines.size(), lines.toString());
    assertTrue(error(lines.get(4)) < error(lines.get(0)) / 2, lines.toString());
    for (String line : lines.subList(0, 4)) assertTrue(averaged(line) < error(line), line);
    long after = Pointer.totalBytes(); // less, if the collector finds what others have left
    assertTrue(after <= before, "%d bytes before, %d after".formatted(before, after));
  }

  private static double error(String line) {
    return after(line, "error ");
  }

  private static double averaged(String line) {
    return after(line, "averaged ");
  }

  private static double after(String line, String what) {
    return Double.parseDouble(line.substring(line.indexOf(what) + what.length()).split(",")[0]);
  }
}
