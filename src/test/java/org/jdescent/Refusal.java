package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

/** Arguments that must be refused, with a message that says a certain thing. */
final class Refusal {
  private Refusal() {}

  static void refuses(String part, Executable use) {
    String message = assertThrows(IllegalArgumentException.class, use).getMessage();
    assertTrue(message.contains(part), message + ", expected: " + part);
  }
}
