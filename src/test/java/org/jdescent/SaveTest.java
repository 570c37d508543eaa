package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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

  @Test
  void aFileThatCannotBeWrittenWhollyLeavesTheOldOne() throws Exception {
    String output = new ChildJvm(Limited.class).longestFile(100).run(file().toString());
    assertTrue(output.startsWith("java.io.IOException"), output);
    try (Model model = Model.small();
        Optimizer optimizer = new Adam(0.1)) {
      optimizer.load(file(), model.shaped(model.params));
      assertEquals(7, optimizer.step());
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  /** Saves something small, then something that is too large. */
  static final class Limited {
    private Limited() {}

    public static void main(String[] args) throws IOException {
      Path file = Path.of(args[0]);
      try (Model small = Model.small();
          Model large = new Model().with("w", 100_000);
          Optimizer first = new Adam(0.1);
          Optimizer second = new Adam(0.1)) {
        for (int i = 0; i < 7; i++) small.update(first);
        first.save(file, small.shaped(small.params));
        large.update(second);
        second.save(file, large.shaped(large.params));
        System.out.println("it was saved");
      } catch (IOException e) {
        System.out.println(e);
      }
    }
  }
}
