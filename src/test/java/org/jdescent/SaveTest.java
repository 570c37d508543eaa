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
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.optimizers.Adam;
import org.jdescent.optimizers.SGD;
import org.jdescent.schedules.Plateau;
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
  void aForkGoesItsOwnWay() {
    try (Model a = Model.small();
        Model b = Model.small();
        Optimizer one = new Adam(0.1);
        Optimizer two = new Adam(0.2)) {
      for (int i = 0; i < 3; i++) a.update(one);
      assertEquals(List.of("default.learningRate is 0.2, was 0.1"), two.load(one));
      b.params.forEach((name, p) -> p.put(a.p(name)));
      float[] v = Model.read(one.slots("fc.bias").get("v"));
      for (int i = 0; i < 3; i++) b.update(two);
      assertEquals(3, one.step());
      assertEquals(6, two.step());
      assertArrayEquals(v, Model.read(one.slots("fc.bias").get("v")));
      one.close();
      b.update(two); // nothing is shared
    }
  }

  @Test
  void aForkThatWaitsForParametersHasWhatWasThereWhenItWasForked() {
    try (Model a = Model.small();
        Model b = Model.small();
        Optimizer one = new Adam(0.1);
        Optimizer two = new Adam(0.1)) {
      for (int i = 0; i < 3; i++) a.update(one);
      two.load(one);
      b.params.forEach((name, p) -> p.put(a.p(name)));
      a.update(one);
      b.update(two);
      for (String name : a.params.keySet()) {
        assertArrayEquals(a.p(name), b.p(name), name);
        assertArrayEquals(
            Model.read(one.slots(name).get("m")), Model.read(two.slots(name).get("m")), name);
      }
    }
  }

  @Test
  void aPlateauGoesOn() throws IOException {
    Plateau before = Schedule.plateau(0.1, 0.5, 1);
    Plateau after = Schedule.plateau(0.1, 0.5, 1);
    try (Model model = Model.small();
        Optimizer one = Recipe.of(SGD.defaults().learningRate(before.warmup(3))).start();
        Optimizer two = Recipe.of(SGD.defaults().learningRate(after.warmup(3))).start()) {
      model.update(one);
      for (int i = 0; i < 4; i++) before.report(1);
      one.save(file());
      assertEquals(List.of(), two.load(file()));
      assertEquals(before.state(), after.state());
      assertEquals(one.learningRate("default"), two.learningRate("default"));
    }
  }

  /** A parameter that is called as another one's slot, and as what else a file has. */
  @Test
  void namesNeverMeet() throws IOException {
    String[] names = {"w", "w.m", "w.m.m", "w.parameter", "w.average:ema", "", ".", "__metadata__"};
    Recipe recipe = Recipe.of(Adam.torch()).average(Average.ema(0.5));
    try (Model a = new Model();
        Model b = new Model();
        Optimizer one = recipe.start();
        Optimizer two = recipe.start()) {
      for (int i = 0; i < names.length; i++) a.with(names[i], 1 + i);
      for (int i = 0; i < names.length; i++) b.with(names[i], 1 + i);
      for (int i = 0; i < 2; i++) a.update(one);
      one.save(file(), a.shaped(a.params));
      b.params.values().forEach(p -> p.fill(0));
      two.load(file(), b.shaped(b.params));
      for (String name : names) {
        assertArrayEquals(a.p(name), b.p(name), name);
        Model.assertSame(one.slots(name), two.slots(name));
      }
      assertThrows(IllegalArgumentException.class, () -> Average.ema(0.5).named("a.b"));
    }
  }

  @Test
  void viewsOfTheOldStateBecomeNull() throws IOException {
    try (Model model = Model.small();
        Optimizer optimizer = new Adam(0.1)) {
      model.update(optimizer);
      optimizer.save(file());
      FloatPointer m = optimizer.slots("fc.bias").get("m");
      float[] values = Model.read(m);
      optimizer.load(file());
      assertTrue(m.isNull());
      assertArrayEquals(values, Model.read(optimizer.slots("fc.bias").get("m")));
    }
  }

  @Test
  void parametersMayNotLieInTheSlotsThatALoadFrees() throws IOException {
    try (Model model = new Model().with("w", 5);
        Optimizer optimizer = new Adam(0.1)) {
      model.update(optimizer);
      optimizer.save(file(), model.shaped(model.params));
      ParameterSet slots = ParameterSet.of(new Parameter("w", optimizer.slots("w").get("m"), 5));
      Exception e =
          assertThrows(IllegalArgumentException.class, () -> optimizer.load(file(), slots));
      assertEquals("parameter 'w' overlaps this optimizer's own slots", e.getMessage());
    }
  }

  @Test
  void aClosedOptimizerIsNeitherSavedNorLoaded() throws IOException {
    try (Model model = Model.small();
        Optimizer optimizer = new Adam(0.1);
        Optimizer other = new Adam(0.1)) {
      model.update(optimizer);
      optimizer.save(file());
      optimizer.close();
      assertThrows(IllegalStateException.class, () -> optimizer.save(file()));
      assertThrows(IllegalStateException.class, () -> optimizer.load(file()));
      assertThrows(IllegalStateException.class, () -> other.load(optimizer));
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
