package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.optimizers.Adam;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README.md and docs/state.md show of saving and loading, and what they say about it. */
class StateSnippetsTest {
  private final Model model = Model.small();
  private final Network network = new Network();
  private final List<String> log = new ArrayList<>();
  @TempDir Path folder;

  /** Stands for a network: its gradient depends on its parameters and on the batch. */
  private final class Network {
    ParameterSet parameters() {
      return model.shaped(model.params);
    }

    ParameterSet gradient(long batch) {
      for (Map.Entry<String, FloatPointer> p : model.params.entrySet()) {
        float[] g = Model.read(p.getValue());
        for (int i = 0; i < g.length; i++) g[i] += batch % 5 - 2;
        model.g(p.getKey(), g);
      }
      return model.shaped(model.grads);
    }
  }

  @AfterEach
  void free() {
    model.close();
  }

  private void train(Recipe recipe, Path directory, long steps) throws IOException {
    ParameterSet params = network.parameters();
    Checkpoints checkpoints = new Checkpoints(directory, 3);
    try (Optimizer optimizer = recipe.start()) {
      checkpoints.resume(optimizer, params); // does nothing in the first run
      while (optimizer.step() < steps) {
        optimizer.update(params, network.gradient(optimizer.step()));
        if (optimizer.step() % 100 == 0) checkpoints.save(optimizer, params);
      }
    }
  }

  @Test
  void resumes() throws IOException {
    Recipe recipe = Recipe.of(Adam.torch()).average(Average.ema(0.99));
    train(recipe, folder.resolve("a"), 300);
    float[] uninterrupted = model.p("fc.weight");
    model.params.forEach(
        (name, p) -> p.put(Values.ordinary((int) p.limit(), name.hashCode()))); // as at first
    train(recipe, folder.resolve("b"), 150); // the last 50 steps are lost
    model.params.values().forEach(p -> p.fill(0));
    train(recipe, folder.resolve("b"), 300);
    assertArrayEquals(uninterrupted, model.p("fc.weight"));
  }

  @Test
  void differencesAreTold() throws IOException {
    Path file = folder.resolve("state.safetensors");
    Recipe recipe = Recipe.of(Adam.torch());
    ParameterSet params = network.parameters();
    try (Optimizer optimizer = recipe.start()) {
      optimizer.update(params, network.gradient(0));
      optimizer.save(file);
    }
    recipe = Recipe.of(Adam.torch().learningRate(1e-4));
    try (Optimizer optimizer = recipe.start()) {
      for (String difference : optimizer.load(file)) log.add(difference);
      optimizer.update(params, network.gradient(optimizer.step()));
      assertEquals(2, optimizer.step());
    }
    assertEquals(List.of("default.learningRate is 1.0E-4, was 0.001"), log);
  }

  @Test
  void forks() {
    Recipe recipe = Recipe.of(Adam.torch());
    Recipe bolder = Recipe.of(Adam.torch().learningRate(0.01));
    ParameterSet params = network.parameters();
    try (Optimizer optimizer = recipe.start()) {
      optimizer.update(params, network.gradient(0));
      try (Model copy = Model.small();
          Optimizer fork = bolder.start()) {
        fork.load(optimizer);
        copy.params.forEach((name, p) -> p.put(model.p(name)));
        copy.update(fork);
        assertEquals(2, fork.step());
        assertEquals(1, optimizer.step());
      }
    }
  }
}
