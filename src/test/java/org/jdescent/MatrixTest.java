package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.optimizers.AdamW;
import org.jdescent.optimizers.Muon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules for matrices: the same bits for every number of threads, and what they take. */
@ExtendWith(ManyThreads.class)
class MatrixTest {
  static List<Rule> rules() {
    return MatrixRules.all();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void threadsChangeNoBit(Rule rule) {
    try (Model expected = MatrixRules.model();
        Optimizer alone = Recipe.of(rule).start().threads(1)) {
      MatrixRules.train(expected, alone, 0, 4);
      for (int threads : new int[] {2, 3, 5, 16, 70}) {
        try (Model got = MatrixRules.model();
            Optimizer many = Recipe.of(rule).start().threads(threads)) {
          MatrixRules.train(got, many, 0, 4);
          assertSame(expected, alone, got, many);
        }
      }
    }
  }

  /**
   * A matrix that costs more than all others together is everybody's, one that does not is one's.
   */
  @ParameterizedTest
  @MethodSource("rules")
  void companyChangesNoBit(Rule rule) {
    try (Model alone = new Model().with("large", 210, 170);
        Model among = MatrixRules.model();
        Optimizer one = Recipe.of(rule).start().threads(3);
        Optimizer other = Recipe.of(rule).start().threads(3)) {
      MatrixRules.train(alone, one, 0, 3);
      MatrixRules.train(among, other, 0, 3);
      assertArrayEquals(alone.p("large"), among.p("large"));
      Model.assertSame(one.slots("large"), other.slots("large"));
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void goesOnWithTheSameBits(Rule rule, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("matrices.safetensors");
    try (Model whole = MatrixRules.model();
        Model resumed = MatrixRules.model();
        Optimizer one = Recipe.of(rule).start();
        Optimizer before = Recipe.of(rule).start();
        Optimizer after = Recipe.of(rule).start()) {
      MatrixRules.train(whole, one, 0, 7);
      MatrixRules.train(resumed, before, 0, 4);
      before.save(file, resumed.shaped(resumed.params));
      resumed.params.values().forEach(p -> p.fill(0));
      assertEquals(List.of(), after.load(file, resumed.shaped(resumed.params)));
      MatrixRules.train(resumed, after, 4, 7);
      assertSame(whole, one, resumed, after);
    }
  }

  private static void assertSame(Model expected, Optimizer one, Model got, Optimizer other) {
    for (String name : expected.params.keySet()) {
      assertArrayEquals(expected.p(name), got.p(name), name);
      Model.assertSame(one.slots(name), other.slots(name));
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void leavesParametersAloneAtLearningRateZero(Rule rule) {
    try (Model model = MatrixRules.model();
        Optimizer optimizer = Recipe.of(rule.learningRate(Schedule.constant(0))).start()) {
      Map<String, float[]> before = new HashMap<>();
      model.params.keySet().forEach(name -> before.put(name, model.p(name)));
      MatrixRules.train(model, optimizer, 0, 3);
      before.forEach((name, p) -> assertArrayEquals(p, model.p(name), name));
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void refusesVectors(Rule rule) {
    try (Model model = Model.small();
        Optimizer optimizer = Recipe.of(rule).start()) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> model.update(optimizer)).getMessage();
      assertTrue(message.startsWith("parameter 'fc.bias' has shape [3], but "), message);
      assertTrue(message.contains("hiddenMatrices"), message);
      IllegalArgumentException shapeless =
          assertThrows(
              IllegalArgumentException.class, () -> optimizer.update(model.params, model.grads));
      assertTrue(shapeless.getMessage().contains("ParameterSet"), shapeless.getMessage());
      assertEquals(0, optimizer.step());
    }
  }

  @Test
  void hiddenMatricesAreFoundByShapeAndName() {
    Recipe recipe = Recipe.of(AdamW.defaults()).hiddenMatrices(Muon.defaults());
    String[] hidden = {"h.0.attn.out.weight", "h.0.mlp.fc.weight", "encoder.headless.weight"};
    String[] others = {
      "wte.weight",
      "wpe",
      "tok_embeddings.weight",
      "lm_head.weight",
      "head.weight",
      "output.weight",
      "classifier.weight",
      "emb.weight"
    };
    Model model = new Model().with("h.0.bias", 5).with("h.0.scale", 1, 5);
    Stream.of(hidden, others).flatMap(Arrays::stream).forEach(name -> model.with(name, 4, 5));
    try (model;
        Optimizer optimizer = recipe.start()) {
      assertEquals(Outcome.APPLIED, model.update(optimizer));
      for (String name : model.params.keySet()) {
        boolean isMuon = !optimizer.slots(name).containsKey("v");
        assertEquals(List.of(hidden).contains(name), isMuon, name);
      }
    }
  }

  @Test
  void exceptionsStayWithTheDefaultRule() {
    try (Model model = new Model().with("a.weight", 4, 5).with("b.weight", 4, 5);
        Optimizer optimizer =
            Recipe.of(AdamW.defaults())
                .hiddenMatrices(Muon.defaults(), p -> p.name().startsWith("b"))
                .start()) {
      model.update(optimizer);
      assertFalse(optimizer.slots("a.weight").containsKey("v"));
      assertTrue(optimizer.slots("b.weight").containsKey("v"));
    }
  }

  @Test
  void hiddenMatricesNeedShapes() {
    Map<String, FloatPointer> params = Map.of("w", new FloatPointer(6));
    try (Optimizer optimizer =
        Recipe.of(AdamW.defaults()).hiddenMatrices(Muon.defaults()).start()) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> optimizer.update(params, params))
              .getMessage();
      assertTrue(message.contains("ParameterSet"), message);
    }
  }
}
