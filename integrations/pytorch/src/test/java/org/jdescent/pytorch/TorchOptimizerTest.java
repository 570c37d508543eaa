package org.jdescent.pytorch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jdescent.Average;
import org.jdescent.Clip;
import org.jdescent.Missing;
import org.jdescent.Outcome;
import org.jdescent.Recipe;
import org.jdescent.optimizers.AdamW;
import org.jdescent.optimizers.Muon;
import org.jdescent.optimizers.SGD;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small network is trained in PyTorch's own memory. */
class TorchOptimizerTest {
  @BeforeAll
  static void load() {
    TorchTensors.load();
  }

  @BeforeEach
  void seed() {
    torch.manual_seed(1);
  }

  /** Two layers, the second of which need not be used. */
  private static final class Network extends Module {
    final LinearImpl first = register_module("first", new LinearImpl(8, 16));
    final LinearImpl second = register_module("second", new LinearImpl(16, 1));

    Tensor loss(Tensor x, Tensor y) {
      return torch.mse_loss(second.forward(torch.tanh(first.forward(x))), y);
    }

    void copy(Network other) {
      TensorVector from = other.parameters();
      TensorVector to = parameters();
      for (long i = 0; i < from.size(); i++) {
        floats("p", to.get(i)).put(values(from.get(i)));
      }
    }
  }

  private static org.bytedeco.javacpp.FloatPointer floats(String name, Tensor tensor) {
    return TorchTensors.parameter(name, tensor).data();
  }

  private static float[] values(Tensor tensor) {
    float[] values = new float[(int) tensor.numel()];
    floats("p", tensor).get(values);
    return values;
  }

  private static Tensor inputs() {
    return torch.randn(64, 8);
  }

  @Test
  void trainsAsPyTorchsOwnAdamWDoes() {
    try (Network ours = new Network();
        Network theirs = new Network()) {
      theirs.copy(ours);
      Tensor x = inputs();
      Tensor y = torch.sin(x.matmul(torch.ones(8, 1)));
      var peer = new org.bytedeco.pytorch.AdamW(theirs.parameters(), new AdamWOptions(0.01));
      float before = ours.loss(x, y).item_float();
      try (TorchOptimizer optimizer =
          new TorchOptimizer(ours, AdamW.defaults().learningRate(0.01))) {
        for (int step = 1; step <= 100; step++) {
          ours.zero_grad(true);
          ours.loss(x, y).backward();
          assertEquals(Outcome.APPLIED, optimizer.step());
          peer.zero_grad(true);
          theirs.loss(x, y).backward();
          peer.step();
        }
        assertEquals(100, optimizer.optimizer().step());
      }
      assertTrue(ours.loss(x, y).item_float() < before / 2);
      TensorVector p = ours.parameters();
      TensorVector q = theirs.parameters();
      for (long i = 0; i < p.size(); i++) {
        assertArrayEquals(values(q.get(i)), values(p.get(i)), 1e-4f);
      }
    }
  }

  @Test
  void takesAWholeStepWithMatricesAndGoesOnFromAFile(@TempDir Path folder) throws Exception {
    try (Network network = new Network()) {
      Recipe recipe =
          Recipe.of(AdamW.defaults())
              .hiddenMatrices(Muon.defaults())
              .clip(Clip.globalNorm(1))
              .average(Average.ema(0.9))
              .zeroGradients();
      Tensor x = inputs();
      Tensor y = torch.sin(x.matmul(torch.ones(8, 1)));
      Path file = folder.resolve("state");
      float before = network.loss(x, y).item_float();
      try (TorchOptimizer optimizer = new TorchOptimizer(network, recipe)) {
        for (int step = 1; step <= 20; step++) {
          network.loss(x, y).backward();
          optimizer.step();
          assertEquals(0, network.first.weight().grad().abs().sum().item_float());
        }
        optimizer.optimizer().save(file, optimizer.parameters());
      }
      assertTrue(network.loss(x, y).item_float() < before);
      try (TorchOptimizer resumed = new TorchOptimizer(network, recipe)) {
        resumed.optimizer().load(file, resumed.parameters());
        assertEquals(20, resumed.optimizer().step());
        assertArrayEquals(new long[] {16, 8}, resumed.parameters().get("first.weight").shape());
      }
    }
  }

  @Test
  void aMissingGradientIsTheRecipesBusiness() {
    try (Network network = new Network()) {
      torch.sum(network.first.forward(inputs())).backward();
      try (TorchOptimizer optimizer = new TorchOptimizer(network, SGD.defaults())) {
        Exception e = assertThrows(IllegalArgumentException.class, optimizer::step);
        assertTrue(e.getMessage().contains("is missing"), e.getMessage());
      }
      float[] first = values(network.first.weight());
      float[] second = values(network.second.weight());
      Recipe skipping = Recipe.of(SGD.defaults().learningRate(1)).onMissing(Missing.SKIP);
      try (TorchOptimizer optimizer = new TorchOptimizer(network, skipping)) {
        optimizer.step();
      }
      float[] gradient = values(network.first.weight().grad());
      for (int i = 0; i < first.length; i++) first[i] -= gradient[i];
      assertArrayEquals(first, values(network.first.weight()));
      assertArrayEquals(second, values(network.second.weight()));
    }
  }

  @Test
  void frozenParametersAreNotBound() {
    try (Network network = new Network()) {
      network.second.weight().requires_grad_(false);
      network.second.bias().requires_grad_(false);
      try (TorchOptimizer optimizer = new TorchOptimizer(network, SGD.defaults())) {
        assertEquals(2, optimizer.parameters().parameters().size());
        torch.sum(network.first.forward(inputs())).backward();
        assertEquals(Outcome.APPLIED, optimizer.step());
      }
      network.first.weight().requires_grad_(false);
      network.first.bias().requires_grad_(false);
      Exception e =
          assertThrows(
              IllegalArgumentException.class, () -> new TorchOptimizer(network, SGD.defaults()));
      assertTrue(e.getMessage().contains("no parameters that require gradients"));
    }
  }

  @Test
  void tensorsOutliveTheScopeTheyWereFoundIn() {
    try (Network network = new Network()) {
      TorchOptimizer optimizer;
      try (PointerScope scope = new PointerScope()) {
        optimizer = new TorchOptimizer(network, SGD.defaults());
      }
      torch.sum(network.second.forward(network.first.forward(inputs()))).backward();
      assertEquals(Outcome.APPLIED, optimizer.step());
      optimizer.close();
      assertThrows(IllegalStateException.class, () -> optimizer.optimizer().bind(null));
    }
  }

  @Test
  void tensorsThatCannotBeUsedAreRefused() {
    Tensor matrix = torch.ones(2, 3);
    assertArrayEquals(new long[] {2, 3}, TorchTensors.parameter("w", matrix).shape());
    assertEquals(0, TorchTensors.parameter("w", torch.ones(0, 3)).elements());
    assertEquals(1, TorchTensors.parameter("w", torch.ones(new long[0])).elements());
    refuses("contiguous, got a strided view", matrix.t());
    refuses("of 32-bit floats, got Double", matrix.to(torch.ScalarType.Double));
    refuses("dense, got layout", matrix.to_sparse());
    refuses("defined, got an undefined one", new Tensor());
    refuses("open, got a null pointer", null);
    Tensor closed = torch.ones(1);
    closed.close();
    refuses("open, got a null pointer", closed);
  }

  private static void refuses(String part, Tensor tensor) {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> TorchTensors.parameter("w", tensor));
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  @Test
  void aViewOfATensorIsUpdatedInPlace() {
    Tensor whole = torch.ones(4);
    Tensor part =
        whole.slice(
            0,
            new org.bytedeco.pytorch.LongOptional(1),
            new org.bytedeco.pytorch.LongOptional(3),
            1);
    floats("part", part).put(new float[] {5, 6});
    assertArrayEquals(new float[] {1, 5, 6, 1}, values(whole));
  }
}
