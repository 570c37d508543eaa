package org.jdescent;

import static org.jdescent.FaultTest.throwsMessage;
import static org.jdescent.TorchImportTest.assertSameSlots;
import static org.jdescent.TorchImportTest.squares;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jdescent.optimizers.Adam;
import org.jdescent.optimizers.Momentum;
import org.jdescent.optimizers.NAdam;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What importTorch refuses, in which words; nothing has changed then. */
class TorchFaultTest {
  private final Safetensors state = TorchImportTest.ofAdam();

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameAFile() {
    file = folder.resolve("state.safetensors");
  }

  /** Imports into a running optimizer, which must refuse and go on as if nothing had been. */
  private void refuses(Class<? extends Exception> type, String message) throws IOException {
    state.write(file);
    try (Model a = Model.small();
        Model b = Model.small();
        Optimizer one = new Adam(Adam.torch());
        Optimizer undisturbed = new Adam(Adam.torch())) {
      for (int i = 0; i < 2; i++) {
        a.update(one);
        b.update(undisturbed);
      }
      boolean malformed = type == MalformedFileException.class;
      throwsMessage(type, malformed ? file + ": " + message : message, () -> one.importTorch(file));
      assertEquals(2, one.step());
      assertSameSlots(undisturbed, one);
      a.update(one);
      b.update(undisturbed);
      assertSameSlots(undisturbed, one);
      assertArrayEquals(b.p("fc.weight"), a.p("fc.weight"));
      assertArrayEquals(b.p("fc.bias"), a.p("fc.bias"));
    }
  }

  @Test
  void aMissingTensor() throws IOException {
    state.tensors.remove("fc.bias.exp_avg_sq");
    refuses(IllegalArgumentException.class, "what was saved has no tensor 'fc.bias.exp_avg_sq'");
  }

  @Test
  void aMissingCount() throws IOException {
    state.tensors.remove("fc.bias.step");
    refuses(IllegalArgumentException.class, "what was saved has no tensor 'fc.bias.step'");
  }

  @Test
  void anExtraTensor() throws IOException {
    state.with("fc.bias.max_exp_avg_sq", squares(3), 3);
    refuses(
        IllegalArgumentException.class,
        "tensor 'fc.bias.max_exp_avg_sq' is in the file, but is no part of this optimizer's state");
  }

  @Test
  void anotherParameter() throws IOException {
    state.with("head.step", new float[] {5});
    refuses(
        IllegalArgumentException.class,
        "tensor 'head.step' is in the file, but is no part of this optimizer's state");
  }

  @Test
  void anotherShape() throws IOException {
    state.with("fc.weight.exp_avg", squares(12), 4, 3);
    refuses(
        IllegalArgumentException.class,
        "tensor 'fc.weight.exp_avg' was saved as F32[4, 3], expected F32[3, 4]");
  }

  @Test
  void anotherType() throws IOException {
    state.tensors.put("fc.bias.exp_avg", new Safetensors.Tensor("F16", List.of(3L), new byte[6]));
    refuses(
        IllegalArgumentException.class,
        "tensor 'fc.bias.exp_avg' was saved as F16[3], expected F32[3]");
  }

  @Test
  void aCountOfAnotherType() throws IOException {
    state.tensors.put("fc.bias.step", new Safetensors.Tensor("I64", List.of(), new byte[8]));
    refuses(MalformedFileException.class, "tensor 'fc.bias.step' must be one F32, got I64[]");
  }

  @Test
  void aCountThatIsNone() throws IOException {
    for (float count : new float[] {2.5f, -1, Float.NaN, Float.POSITIVE_INFINITY}) {
      state.with("fc.bias.step", new float[] {count});
      refuses(
          MalformedFileException.class,
          "tensor 'fc.bias.step' must be a whole number from 0 to 2^53, got " + count);
    }
  }

  @Test
  void aStepThatIsNone() throws IOException {
    state.metadata.put("step", "2.0");
    refuses(
        MalformedFileException.class,
        "the entry 'step' must be a whole number from 0 to 2^53, got '2.0'");
  }

  @Test
  void nothingThatMatches() throws IOException {
    state.tensors.clear();
    refuses(
        IllegalArgumentException.class,
        "the file has nothing of the bound parameters [fc.bias, fc.weight]");
  }

  @Test
  void anotherMeaning() throws IOException {
    state.write(file);
    String message = "torch.optim has nothing that means the same as slot 'v' of Momentum";
    try (Model model = Model.small();
        Optimizer optimizer = new Momentum()) {
      Exception unbound =
          assertThrows(IllegalArgumentException.class, () -> optimizer.importTorch(file));
      assertTrue(unbound.getMessage().startsWith(message), unbound::getMessage);
      model.update(optimizer);
      Exception onExport =
          assertThrows(IllegalArgumentException.class, () -> optimizer.exportTorch(file));
      assertTrue(onExport.getMessage().startsWith(message), onExport::getMessage);
      assertEquals(1, optimizer.step());
    }
  }

  @Test
  void carriedNumbersOfAnotherMeaning() throws IOException {
    try (Model model = Model.small();
        Optimizer optimizer = new NAdam(NAdam.dl4j())) {
      model.update(optimizer);
      Exception e = assertThrows(IllegalArgumentException.class, () -> optimizer.exportTorch(file));
      String message =
          "torch.optim has nothing that means the same as the numbers carried by NAdam";
      assertTrue(e.getMessage().startsWith(message), e::getMessage);
    }
  }

  @Test
  void aCarriedNumberThatIsNone() throws IOException {
    for (String name : List.of("fc.weight", "fc.bias")) {
      state.with(name + ".mu_product", new float[] {name.equals("fc.bias") ? Float.NaN : 0.5f});
    }
    state.write(file);
    try (Model a = Model.small();
        Model b = Model.small();
        Optimizer one = new NAdam();
        Optimizer undisturbed = new NAdam()) {
      a.update(one);
      b.update(undisturbed);
      throwsMessage(
          IllegalArgumentException.class,
          "tensor 'fc.bias.mu_product' must be finite, got NaN",
          () -> one.importTorch(file));
      a.update(one);
      b.update(undisturbed);
      assertSameSlots(undisturbed, one);
      assertArrayEquals(b.p("fc.weight"), a.p("fc.weight"));
    }
  }

  @Test
  void whatWaitsForParametersIsProvedWhenTheyCome() throws IOException {
    state.with("fc.weight.exp_avg", squares(12), 4, 3).write(file);
    try (Model model = Model.small();
        Model untouched = Model.small();
        Optimizer optimizer = new Adam(Adam.torch())) {
      optimizer.importTorch(file);
      throwsMessage(
          IllegalArgumentException.class,
          "tensor 'fc.weight.exp_avg' was saved as F32[4, 3], expected F32[3, 4]",
          () -> model.update(optimizer));
      assertArrayEquals(untouched.p("fc.weight"), model.p("fc.weight"));
    }
  }
}
