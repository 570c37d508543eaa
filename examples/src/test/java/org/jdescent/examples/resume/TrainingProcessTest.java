package org.jdescent.examples.resume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.jdescent.examples.DataException;
import org.junit.jupiter.api.Test;

class TrainingProcessTest {
  @Test
  void aProcessThatFailsWasNotKilled() {
    TrainingProcess process = new TrainingProcess(List.of("resume", "--iterations=0"));
    String message = assertThrows(DataException.class, () -> process.run(1)).getMessage();
    assertEquals("the training's process must end with 0, got 2", message);
  }
}
