package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.optimizers.Adam;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other readers find in our files what the optimizer has. */
class SafetensorsTest {
  private static final String STRANGE = "größe \"\\\n\u0001 of 🌊";

  private final Model model =
      Model.small().with("scale").with("empty", 0, 3).with(STRANGE, 2, 1, 2);
  private final Optimizer optimizer =
      Recipe.of(Adam.torch().learningRate(0.1)).average(Average.ema(0.9)).start();

  @TempDir Path folder;
  private Path checkpoint;
  private Path torch;

  @BeforeEach
  void write() throws IOException {
    for (int i = 0; i < 3; i++) model.update(optimizer);
    checkpoint = folder.resolve("checkpoint.safetensors");
    torch = folder.resolve("torch.safetensors");
    optimizer.save(checkpoint, model.shaped(model.params));
    optimizer.exportTorch(torch);
  }

  @AfterEach
  void close() {
    optimizer.close();
    model.close();
  }

  @Test
  void anIndependentReaderFindsTheOptimizersValues() throws IOException {
    Safetensors saved = Safetensors.read(checkpoint);
    Safetensors exported = Safetensors.read(torch);
    for (Parameter p : model.shaped(model.params).parameters()) {
      String name = p.name();
      assertTensor(p, p.data(), saved.tensors.remove(name + ".parameter"));
      for (String slot : List.of("m", "v")) {
        assertTensor(p, optimizer.slots(name).get(slot), saved.tensors.remove(name + "." + slot));
      }
      assertTensor(
          p, optimizer.averages(name).get("ema"), saved.tensors.remove(name + ".average:ema"));
      assertTensor(p, optimizer.slots(name).get("m"), exported.tensors.remove(name + ".exp_avg"));
      assertTensor(
          p, optimizer.slots(name).get("v"), exported.tensors.remove(name + ".exp_avg_sq"));
      Safetensors.Tensor step = exported.tensors.remove(name + ".step");
      assertEquals(List.of(), step.shape());
      assertArrayEquals(new float[] {3}, step.floats());
    }
    assertEquals(Set.of(), saved.tensors.keySet());
    assertEquals(Set.of(), exported.tensors.keySet());
    assertEquals("3", exported.metadata.get("step"));
  }

  private static void assertTensor(Parameter p, FloatPointer expected, Safetensors.Tensor got) {
    assertEquals("F32", got.dtype());
    assertArrayEquals(p.shape(), got.shape().stream().mapToLong(size -> size).toArray());
    assertArrayEquals(Model.read(expected), got.floats());
  }

  @Test
  void theReferenceLibraryFindsTheSame() throws Exception {
    Python python = Python.with("safetensors, numpy", "pip install safetensors numpy");
    for (Path file : List.of(checkpoint, torch)) {
      String found = python.run("safetensors_dump.py", file);
      assertEquals(String.join("\n", Safetensors.read(file).lines()), found);
      System.out.printf("safetensors reads %s as we do%n", file.getFileName());
    }
  }
}
