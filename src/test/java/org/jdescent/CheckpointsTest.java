package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jdescent.optimizers.Adam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The last checkpoints of a run. */
class CheckpointsTest {
  private final Recipe recipe = Recipe.of(Adam.torch());
  @TempDir Path folder;

  private static List<String> names(Checkpoints checkpoints) throws IOException {
    return checkpoints.files().stream().map(file -> file.getFileName().toString()).toList();
  }

  @Test
  void theLastOnesAreKept() throws IOException {
    Checkpoints checkpoints = new Checkpoints(folder.resolve("new"), 2);
    try (Model model = Model.small();
        Optimizer optimizer = recipe.start()) {
      ParameterSet params = model.shaped(model.params);
      assertEquals(Optional.empty(), checkpoints.resume(optimizer, params));
      for (int i = 0; i < 4; i++) {
        model.update(optimizer);
        checkpoints.save(optimizer, params);
      }
      assertEquals(
          List.of("checkpoint-000003.safetensors", "checkpoint-000004.safetensors"),
          names(checkpoints));
      Files.writeString(folder.resolve("new/notes.txt"), "not ours");
      checkpoints.save(optimizer, params);
      assertTrue(Files.exists(folder.resolve("new/notes.txt")));
    }
  }

  @Test
  void whatCannotBeSavedCostsNoOldOne() throws IOException {
    Checkpoints checkpoints = new Checkpoints(folder, 1);
    try (Model model = Model.small();
        Optimizer optimizer = recipe.start()) {
      ParameterSet params = model.shaped(model.params);
      model.update(optimizer);
      checkpoints.save(optimizer, params);
      optimizer.close();
      assertThrows(IllegalStateException.class, () -> checkpoints.save(optimizer, params));
      assertEquals(List.of("checkpoint-000001.safetensors"), names(checkpoints));
    }
  }

  @Test
  void numbersMayOutgrowTheirDigits() throws IOException {
    Files.createFile(folder.resolve("checkpoint-999999.safetensors"));
    Checkpoints checkpoints = new Checkpoints(folder, 2);
    try (Model model = Model.small();
        Optimizer optimizer = recipe.start()) {
      ParameterSet params = model.shaped(model.params);
      model.update(optimizer);
      for (int i = 0; i < 2; i++) checkpoints.save(optimizer, params);
      assertEquals(
          List.of("checkpoint-1000000.safetensors", "checkpoint-1000001.safetensors"),
          names(checkpoints));
    }
  }

  @Test
  void aDamagedOneIsPassedOver() throws IOException {
    Checkpoints checkpoints = new Checkpoints(folder, 3);
    try (Model model = Model.small();
        Model resumed = Model.small();
        Optimizer one = recipe.start();
        Optimizer two = recipe.start()) {
      ParameterSet params = model.shaped(model.params);
      model.update(one);
      Path good = checkpoints.save(one, params);
      float[] p = model.p("fc.weight");
      model.update(one);
      Path bad = checkpoints.save(one, params);
      byte[] bytes = Files.readAllBytes(bad);
      bytes[bytes.length - 3] ^= 4;
      Files.write(bad, bytes);
      Checkpoints.Resumed last =
          checkpoints.resume(two, resumed.shaped(resumed.params)).orElseThrow();
      assertEquals(good, last.file());
      assertEquals(1, two.step());
      assertArrayEquals(p, resumed.p("fc.weight"));
      resumed.update(two);
      Path next = checkpoints.save(two, resumed.shaped(resumed.params));
      assertEquals(next, checkpoints.files().get(2));
    }
  }

  @Test
  void whatDiffersIsTold() throws IOException {
    Checkpoints checkpoints = new Checkpoints(folder, 1);
    Recipe other = Recipe.of(Adam.torch().learningRate(step -> 0.1 / step)).zeroGradients();
    try (Model model = Model.small();
        Optimizer one = recipe.start();
        Optimizer two = other.start()) {
      model.update(one);
      ParameterSet params = model.shaped(model.params);
      checkpoints.save(one, params);
      assertEquals(
          List.of(
              "default.learningRate is a lambda, was 0.001", "zeroGradients is true, was false"),
          checkpoints.resume(two, params).orElseThrow().differences());
      model.update(two);
      assertEquals(0.05, two.learningRate("default"));
    }
  }

  @Test
  void badArgumentsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Checkpoints(null, 1));
    assertThrows(IllegalArgumentException.class, () -> new Checkpoints(folder, 0));
  }
}
