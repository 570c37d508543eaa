package org.jdescent.examples.resume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.jdescent.Checkpoints;
import org.jdescent.examples.digits.DigitSet;
import org.jdescent.examples.digits.Handwriting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
  private static final DigitSet DIGITS = Handwriting.write(200, 1);
  private static final Plan PLAN = new Plan(1, 20, 16, 1);

  @TempDir Path directory;

  @BeforeEach
  void useOneThread() {
    openblas_nolapack.blas_set_num_threads(1);
  }

  @Test
  void aCheckpointIsAllThatANewRunNeeds() throws IOException {
    Checkpoints checkpoints = new Checkpoints(directory, 1);
    try (Run run = new Run(PLAN, DIGITS);
        Run resumed = new Run(PLAN, DIGITS)) {
      for (int i = 0; i < 10; i++) run.next();
      run.save(checkpoints);
      resumed.resume(checkpoints);
      assertEquals(10, resumed.step());
      for (int i = 0; i < 10; i++) assertEquals(run.next(), resumed.next());
      assertArrayEquals(run.parameters(), resumed.parameters());
      assertArrayEquals(run.averages(), resumed.averages());
      assertFalse(Arrays.equals(run.parameters(), run.averages()));
    }
  }

  @Test
  void seedsDiffer() {
    try (Run run = new Run(PLAN, DIGITS);
        Run other = new Run(new Plan(2, 20, 16, 1), DIGITS)) {
      assertNotEquals(run.next(), other.next());
    }
  }

  @Test
  void memoryIsFreed() {
    new Run(PLAN, DIGITS).close();
    long before = Pointer.totalBytes();
    try (Run run = new Run(PLAN, DIGITS)) {
      run.next();
    }
    assertEquals(before, Pointer.totalBytes());
  }
}
