package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jdescent.optimizers.Adam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees of saving and loading. */
class SaveTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("state.safetensors");
  }

  @Test
  void aFreshOptimizerGoesOnAtItsFirstUpdate() throws IOException {
    try (Model a = Model.small();
        Model b = Model.small();
        Optimizer one = new Adam(0.1);
        Optimizer two = new Adam(0.1)) {
      for (int i = 0; i < 3; i++) {
        a.update(one);
        b.update(two);
      }
      one.save(file());
      try (Optimizer three = new Adam(0.1)) {
        three.load(file());
        assertEquals(3, three.step());
        a.update(one);
        b.update(three);
      }
      assertArrayEquals(a.p("fc.weight"), b.p("fc.weight"));
    }
  }

  @Test
  void aWholeCheckpointBringsTheParameters() throws IOException {
    try (Model a = Model.small();
        Model b = Model.small();
        Optimizer one = new Adam(0.1);
        Optimizer two = new Adam(0.1)) {
      for (int i = 0; i < 3; i++) a.update(one);
      one.save(file(), a.shaped(a.params));
      assertEquals(List.of(), two.load(file(), b.shaped(b.params)));
      assertEquals(3, two.step());
      for (int i = 0; i < 3; i++) {
        assertArrayEquals(a.p("fc.weight"), b.p("fc.weight"));
        assertArrayEquals(a.p("fc.bias"), b.p("fc.bias"));
        a.update(one);
        b.update(two);
      }
    }
  }

  @Test
  void nothingCanBeSavedBeforeParametersAreBound() {
    try (Optimizer optimizer = new Adam(0.1)) {
      assertThrows(IllegalStateException.class, () -> optimizer.save(file()));
    }
  }
}
