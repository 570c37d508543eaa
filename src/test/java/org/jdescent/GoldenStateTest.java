package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdescent.optimizers.Adam;
import org.jdescent.optimizers.SGD;
import org.jdescent.schedules.Plateau;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checkpoints that earlier builds wrote, one per optimizer and convention, are loaded for ever, and
 * the run goes on with the same bits. {@link Writer} adds those that are missing.
 */
class GoldenStateTest {
  static final Path FOLDER = Path.of("src/test/resources/golden/state/format-1");
  private static final int STEPS = 5;

  /** Every optimizer in every convention, and a recipe with all that has state. */
  static Map<String, Supplier<Recipe>> recipes() {
    Map<String, Supplier<Recipe>> recipes = new TreeMap<>();
    Catalog.named().forEach((name, rule) -> recipes.put(name, () -> Recipe.of(rule)));
    recipes.put("whole-step", GoldenStateTest::wholeStep);
    return recipes;
  }

  private static Recipe wholeStep() {
    Plateau rate = Schedule.plateau(0.1, 0.5, 0);
    return Recipe.of(Adam.torch().learningRate(rate))
        .group("biases", p -> p.name().endsWith("bias"), SGD.defaults())
        .freeze("embedding", p -> p.name().equals("embedding"))
        .accumulate(2, Reduce.MEAN)
        .lossScale(LossScale.dynamic())
        .clip(Clip.globalNorm(1))
        .lookahead(2, 0.5)
        .average(Average.ema(0.9))
        .average(Average.swa(2, 1))
        .listen((optimizer, outcome) -> rate.report(1 + optimizer.step() % 3));
  }

  static Stream<String> files() throws IOException {
    return Files.list(FOLDER).map(file -> file.getFileName().toString()).sorted();
  }

  @ParameterizedTest
  @MethodSource("files")
  void goesOn(String file) throws IOException {
    Recipe recipe = recipes().get(file.replace(".safetensors", "")).get();
    Recipe again = recipes().get(file.replace(".safetensors", "")).get(); // with its own plateau
    try (Model uninterrupted = model();
        Model resumed = model();
        Optimizer one = recipe.start();
        Optimizer two = again.start()) {
      train(uninterrupted, one, 0, 2 * STEPS);
      resumed.params.values().forEach(p -> p.fill(0));
      List<String> differences = two.load(FOLDER.resolve(file), resumed.shaped(resumed.params));
      assertEquals(List.of(), differences);
      train(resumed, two, STEPS, 2 * STEPS);
      assertEquals(one.step(), two.step());
      assertEquals(one.skips(), two.skips());
      assertEquals(one.learningRate("default"), two.learningRate("default"));
      for (String name : uninterrupted.params.keySet()) {
        assertArrayEquals(uninterrupted.p(name), resumed.p(name), name);
        Model.assertSame(one.slots(name), two.slots(name));
        Model.assertSame(one.averages(name), two.averages(name));
      }
    }
  }

  @Test
  void everyOptimizerHasAFile() throws IOException {
    List<String> files = files().toList();
    for (String name : recipes().keySet()) {
      assertTrue(
          files.contains(name + ".safetensors"),
          "no %s/%s.safetensors; %s writes it".formatted(FOLDER, name, Writer.class.getName()));
    }
  }

  private static Model model() {
    return Model.small().with("embedding", 5);
  }

  /** Calls that depend on their number alone; in one of them a gradient is not finite. */
  private static void train(Model model, Optimizer optimizer, int from, int to) {
    for (int call = from; call < to; call++) {
      for (String name : model.params.keySet()) {
        float[] g = Values.ordinary(model.p(name).length, call * 31 + name.hashCode());
        boolean skips = optimizer.skips().total() == 0 && optimizer.lossScale() > 1;
        if (skips && call == 3) g[0] = Float.NaN;
        model.g(name, g);
      }
      model.update(optimizer);
    }
  }

  /** Writes the files that are not there yet. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] args) throws IOException {
      Files.createDirectories(FOLDER);
      for (Map.Entry<String, Supplier<Recipe>> recipe : recipes().entrySet()) {
        Path file = FOLDER.resolve(recipe.getKey() + ".safetensors");
        if (Files.exists(file)) continue;
        try (Model model = model();
            Optimizer optimizer = recipe.getValue().get().start()) {
          train(model, optimizer, 0, STEPS);
          optimizer.save(file, model.shaped(model.params));
        }
      }
    }
  }
}
