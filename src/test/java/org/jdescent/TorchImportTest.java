package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jdescent.optimizers.AdaGrad;
import org.jdescent.optimizers.Adam;
import org.jdescent.optimizers.Momentum;
import org.jdescent.optimizers.SGD;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What importTorch takes, and how a run goes on from there. */
class TorchImportTest {
  private final Model model = Model.small();
  private final Model twin = Model.small();
  private final Safetensors state = ofAdam();

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameAFile() {
    file = folder.resolve("state.safetensors");
  }

  @AfterEach
  void free() {
    model.close();
    twin.close();
  }

  /** What torch.optim.Adam might have of {@link Model#small}. */
  static Safetensors ofAdam() {
    Safetensors state = new Safetensors();
    for (String key : List.of("exp_avg", "exp_avg_sq")) {
      state.with("fc.weight." + key, squares(12), 3, 4).with("fc.bias." + key, squares(3), 3);
    }
    return state.with("fc.weight.step", new float[] {5}).with("fc.bias.step", new float[] {4});
  }

  static float[] squares(int size) {
    float[] values = Values.ordinary(size, size);
    for (int i = 0; i < size; i++) values[i] *= values[i];
    return values;
  }

  static void assertSameSlots(Optimizer expected, Optimizer got) {
    for (String name : List.of("fc.weight", "fc.bias")) {
      Model.assertSame(expected.slots(name), got.slots(name));
    }
  }

  @Test
  void parametersInAMapHaveAnyShape() throws IOException {
    state.write(file);
    try (Optimizer shaped = new Adam(Adam.torch());
        Optimizer mapped = new Adam(Adam.torch())) {
      shaped.importTorch(file);
      mapped.importTorch(file);
      model.update(shaped);
      mapped.update(twin.params, twin.grads);
      assertSameSlots(shaped, mapped);
      assertArrayEquals(model.p("fc.weight"), twin.p("fc.weight"));
    }
  }

  @Test
  void parametersThatAreNotThereStartFresh() throws IOException {
    state.tensors.keySet().removeIf(key -> key.startsWith("fc.bias."));
    state.write(file);
    try (Optimizer optimizer = new Adam(Adam.torch())) {
      model.update(optimizer); // is forgotten
      optimizer.importTorch(file);
      assertArrayEquals(new float[3], Model.read(optimizer.slots("fc.bias").get("m")));
      assertArrayEquals(squares(12), Model.read(optimizer.slots("fc.weight").get("v")));
      optimizer.exportTorch(file);
      assertEquals(
          List.of("fc.weight.exp_avg", "fc.weight.exp_avg_sq", "fc.weight.step"),
          List.copyOf(Safetensors.read(file).tensors.keySet()));
    }
  }

  @Test
  void schedulesGoOnAtTheMostUpdatesOrAtTheFilesStep() throws IOException {
    try (Optimizer optimizer = new Adam(Adam.torch().learningRate(step -> 1.0 / step))) {
      state.write(file);
      optimizer.importTorch(file);
      assertEquals(5, optimizer.step());
      state.metadata.put("step", "7");
      state.write(file);
      optimizer.importTorch(file);
      assertEquals(7, optimizer.step());
      model.update(optimizer);
      assertEquals(1.0 / 8, optimizer.learningRate("default"));
    }
  }

  @Test
  void aVelocityComesWithoutACount() throws IOException {
    Safetensors sgd = new Safetensors();
    sgd.with("fc.weight.momentum_buffer", squares(12), 3, 4).write(file);
    try (Optimizer optimizer = new Momentum(Momentum.torch())) {
      optimizer.bind(model.shaped(model.params));
      optimizer.importTorch(file);
      optimizer.exportTorch(file);
      Safetensors again = Safetensors.read(file);
      assertArrayEquals(squares(12), again.tensors.get("fc.weight.momentum_buffer").floats());
    }
  }

  @Test
  void gradientDescentHasNothingButTheStep() throws IOException {
    Safetensors sgd = new Safetensors();
    sgd.metadata.put("step", "9");
    sgd.write(file);
    try (Optimizer optimizer = new SGD()) {
      optimizer.importTorch(file);
      model.update(optimizer);
      assertEquals(10, optimizer.step());
    }
  }

  @Test
  void whatWasExportedGoesOnWithTheSameBits() throws IOException {
    Schedule rate = Schedule.linear(0.1, 0.01, 8);
    List<Rule> rules =
        List.of(
            Adam.torch().learningRate(rate).decay(Decay.decoupled(0.1)),
            AdaGrad.torch().learningRate(rate).initialAccumulator(0.1),
            Momentum.torch().learningRate(rate),
            SGD.defaults().learningRate(rate));
    for (Rule rule : rules) {
      try (Model a = Model.small();
          Model b = Model.small();
          Optimizer one = Recipe.of(rule).start();
          Optimizer two = Recipe.of(rule).start()) {
        for (int i = 0; i < 3; i++) a.update(one);
        one.exportTorch(file);
        a.params.forEach((name, p) -> b.params.get(name).put(a.p(name)));
        two.importTorch(file);
        for (int i = 0; i < 3; i++) {
          a.update(one);
          b.update(two);
        }
        assertArrayEquals(a.p("fc.weight"), b.p("fc.weight"));
        assertArrayEquals(a.p("fc.bias"), b.p("fc.bias"));
      }
    }
  }

  @Test
  void theDocument() throws IOException {
    state.write(file);
    Path back = folder.resolve("back.safetensors");
    Rule rule = Adam.torch().learningRate(3e-4).decay(Decay.decoupled(0.01)); // is torch's AdamW
    try (Optimizer optimizer = Recipe.of(rule).start()) {
      optimizer.importTorch(file);
      optimizer.update(model.shaped(model.params), model.shaped(model.grads));
      optimizer.exportTorch(back);
    }
    Map<String, Safetensors.Tensor> tensors = Safetensors.read(back).tensors;
    assertArrayEquals(new float[] {6}, tensors.get("fc.weight.step").floats());
  }
}
