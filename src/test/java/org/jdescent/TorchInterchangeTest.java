package org.jdescent;

import static org.jdescent.golden.Tolerance.FLOAT32;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;
import org.jdescent.golden.Deviation;
import org.jdescent.golden.StepTensors;
import org.jdescent.golden.Tolerance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs that begin here and go on in PyTorch, or the other way round, end where those end that
 * stayed. Tensor d is updated for the first time after the change, tensor b misses every third
 * step.
 */
class TorchInterchangeTest {
  private static final int CHANGE = 20;
  private static final int END = 60;

  @TempDir Path folder;
  private Python python;

  @BeforeEach
  void findPython() throws Exception {
    python = Python.with("torch", "apt-get install python3-torch");
  }

  @ParameterizedTest
  @MethodSource("org.jdescent.TorchPair#all")
  void pyTorchGoesOn(TorchPair pair) throws Exception {
    writeGradients();
    try (StepTensors params = StepTensors.beginning();
        Optimizer optimizer = pair.start()) {
      train(optimizer, params, 0, CHANGE);
      write(params, "params." + CHANGE);
      optimizer.exportTorch(file("state." + CHANGE));
      python.run("torch_run.py", pair.torch(), pair.hyperParameters(), folder, CHANGE, END);
      train(optimizer, params, CHANGE, END);
      compare(pair, "JDescent, then PyTorch", optimizer, params);
    }
  }

  @ParameterizedTest
  @MethodSource("org.jdescent.TorchPair#all")
  void weGoOn(TorchPair pair) throws Exception {
    writeGradients();
    try (StepTensors params = StepTensors.beginning()) {
      write(params, "params.0");
    }
    python.run("torch_run.py", pair.torch(), pair.hyperParameters(), folder, 0, CHANGE, END);
    try (StepTensors params = new StepTensors();
        StepTensors others = new StepTensors();
        Optimizer optimizer = pair.start();
        Optimizer bound = pair.start()) {
      read(params, "torch.params." + CHANGE);
      read(others, "torch.params." + CHANGE);
      optimizer.importTorch(file("torch.state." + CHANGE));
      bound.bind(others.all());
      bound.importTorch(file("torch.state." + CHANGE));
      assertEquals(CHANGE, optimizer.step());
      train(optimizer, params, CHANGE, END);
      train(bound, others, CHANGE, END);
      assertArrayEquals(all(write(params, "params")), all(write(others, "others")));
      compare(pair, "PyTorch, then JDescent", optimizer, params);
    }
  }

  @Test
  void theScriptSaysWhatIsWrong() throws Exception {
    float[] three = {1, 2, 3};
    Safetensors state = new Safetensors().with("b.step", new float[] {1}).with("v.sum", three, 3);
    state.with("b.exp_avg", three, 3, 1).write(file("wrong"));
    byte[] whole = Files.readAllBytes(file("wrong"));
    Files.write(file("long"), Arrays.copyOf(whole, whole.length + 1));
    Files.write(file("short"), Arrays.copyOf(whole, whole.length - 1));
    assertEquals(
        """
        wrong: b.exp_avg_sq is missing; v.sum is no state of this optimizer; \
        b.exp_avg is torch.float32 [3, 1], expected torch.float32 [3]
        long: 1 bytes belong to no tensor
        short: b.exp_avg has the bytes 16 to 28, shape [3, 1]
        """,
        python.run("torch_refuses.py", file("wrong"), file("long"), file("short")));
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private static float[] gradient(int step, String name, float[] values) {
    boolean absent = name.equals("d") && step <= CHANGE || name.equals("b") && step % 3 == 0;
    return absent ? null : values;
  }

  private static void train(Optimizer optimizer, StepTensors params, int begin, int end) {
    try (StepTensors grads = new StepTensors()) {
      for (int t = begin + 1; t <= end; t++) {
        int step = t;
        ParameterSet present = grads.put(t, (name, values) -> gradient(step, name, values));
        optimizer.update(params.all(), present);
      }
    }
  }

  private void writeGradients() throws IOException {
    Safetensors file = new Safetensors();
    try (StepTensors grads = new StepTensors()) {
      for (int t = 1; t <= END; t++) {
        int step = t;
        put(grads.put(t, (name, values) -> gradient(step, name, values)), t + ".", file);
      }
    }
    file.write(file("gradients"));
  }

  private Safetensors write(StepTensors tensors, String name) throws IOException {
    Safetensors file = put(tensors.all(), "", new Safetensors());
    file.write(file(name));
    return file;
  }

  private static Safetensors put(ParameterSet set, String prefix, Safetensors file) {
    for (Parameter one : set.parameters()) {
      file.with(prefix + one.name(), Model.read(one.data()), one.shape());
    }
    return file;
  }

  private void read(StepTensors tensors, String name) throws IOException {
    Safetensors file = Safetensors.read(file(name));
    tensors.put(0, (tensor, values) -> file.tensors.get(tensor).floats());
  }

  /** All values, in order of the names. */
  private static float[] all(Safetensors file) {
    FloatBuffer values = FloatBuffer.allocate(1000);
    new TreeMap<>(file.tensors).values().forEach(tensor -> values.put(tensor.floats()));
    float[] all = new float[values.position()];
    values.flip().get(all);
    return all;
  }

  /** Only one slot. */
  private static Safetensors only(String slot, Safetensors state) {
    Safetensors file = new Safetensors();
    state.tensors.forEach(
        (name, tensor) -> {
          if (name.endsWith("." + slot)) file.tensors.put(name, tensor);
        });
    return file;
  }

  private void compare(TorchPair pair, String route, Optimizer optimizer, StepTensors params)
      throws IOException {
    optimizer.exportTorch(file("state"));
    Safetensors ours = Safetensors.read(file("state"));
    Safetensors theirs = Safetensors.read(file("torch.state." + END));
    assertEquals(Integer.toString(END), ours.metadata.get("step"));
    if (theirs.tensors.containsKey("a.step")) { // SGD counts nothing
      assertEquals(only("step", theirs).lines(), only("step", ours).lines());
    }
    Safetensors p = Safetensors.read(file("torch.params." + END));
    compare(pair, route, "p", p, write(params, "params"), FLOAT32);
    pair.slots()
        .forEach(
            (slot, tolerance) ->
                compare(pair, route, slot, only(slot, theirs), only(slot, ours), tolerance));
  }

  private static void compare(
      TorchPair pair,
      String route,
      String row,
      Safetensors torch,
      Safetensors ours,
      Tolerance allowed) {
    assertEquals(torch.tensors.keySet(), new TreeMap<>(ours.tensors).keySet());
    float[] values = all(torch);
    double[] expected = new double[values.length];
    for (int i = 0; i < values.length; i++) expected[i] = values[i];
    String run = "%s, %s".formatted(route, pair);
    Deviation worst = Deviation.worst(run, END, row, expected, all(ours), allowed);
    System.out.printf("%s: %s is off by %.2g of %s%n", run, row, worst.error(), allowed);
    assertTrue(worst.allowed(), worst::toString);
  }
}
