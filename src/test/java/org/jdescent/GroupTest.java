package org.jdescent;

import static org.jdescent.FaultTest.throwsMessage;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.jdescent.optimizers.Adam;
import org.jdescent.optimizers.LAMB;
import org.jdescent.optimizers.Momentum;
import org.jdescent.optimizers.SGD;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is in which group, and what follows from it. */
class GroupTest {
  private final Model model = Model.small().with("head.weight", 2, 3);

  @AfterEach
  void free() {
    model.close();
  }

  @Test
  void theFirstMatchWinsAndTheRestIsTheDefaults() {
    Recipe recipe =
        Recipe.of(SGD.defaults())
            .group("head", p -> p.name().startsWith("head"), Adam.defaults())
            .group("matrices", p -> p.shape().length == 2, Momentum.defaults());
    try (Optimizer optimizer = recipe.start()) {
      model.update(optimizer);
      assertEquals(2, optimizer.slots("head.weight").size());
      assertEquals(1, optimizer.slots("fc.weight").size());
      assertEquals(0, optimizer.slots("fc.bias").size());
    }
  }

  @Test
  void aFrozenParameterStaysAndNeedsNoGradient() {
    float[] before = model.p("head.weight");
    Recipe recipe = Recipe.of(Adam.defaults()).freeze("head", p -> p.name().startsWith("head"));
    try (Optimizer optimizer = recipe.measure(Norm.GRADIENT).start()) {
      model.update(optimizer);
      double withGradient = optimizer.gradientNorm();
      model.grads.remove("head.weight").close();
      model.update(optimizer);
      assertEquals(withGradient, optimizer.gradientNorm(), "it does not count in the norm");
      assertArrayEquals(before, model.p("head.weight"));
      assertEquals(Map.of(), optimizer.slots("head.weight"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "layer1.bias, 10, true",
    "bias, 10, true",
    "encoder.layer_norm.weight, 10, true",
    "encoder.LayerNorm.weight, 10, true",
    "bn1.weight, 10, true",
    "h.0.ln_1.weight, 10, true",
    "ln_f.gain, 10, true",
    "layernorm_embedding.weight, 10, true",
    "dense/batch_normalization_3/gamma, 10, true",
    "visual.ln_post.weight, 10, true",
    "normal.weight, 10, false",
    "lnet.weight, 10, false",
    "biased.weight, 10, false",
    "h.0.attn.weight, 10, false",
  })
  void namesTellWhatIsExemptFromDecay(String name, int size, boolean exempt) {
    Recipe recipe =
        Recipe.of(SGD.defaults().learningRate(0).decay(Decay.independent(0.5))).exemptFromDecay();
    try (Model one = new Model().with(name, size);
        Optimizer optimizer = recipe.start()) {
      float before = one.p(name)[0];
      optimizer.update(one.params, one.grads); // a Map: there are no shapes to go by
      assertEquals(exempt ? before : before / 2, one.p(name)[0]);
    }
  }

  @Test
  void shapesTellToo() {
    Recipe recipe =
        Recipe.of(SGD.defaults().learningRate(0).decay(Decay.independent(0.5))).exemptFromDecay();
    try (Model shapes = new Model().with("gain", 4).with("w", 2, 2);
        Optimizer optimizer = recipe.start()) {
      float[] gain = shapes.p("gain");
      float w = shapes.p("w")[0];
      shapes.update(optimizer);
      assertArrayEquals(gain, shapes.p("gain"));
      assertEquals(w / 2, shapes.p("w")[0]);
    }
  }

  @Test
  void theDecayThatIsPartOfAFormulaIsExemptToo() {
    Recipe recipe = Recipe.of(LAMB.defaults()).exemptFromDecay();
    try (Model shapes = new Model().with("gain", 4).with("w", 2, 2);
        Optimizer optimizer = recipe.start()) {
      shapes.fill(0); // what is left is decay
      float[] gain = shapes.p("gain");
      float w = shapes.p("w")[0];
      shapes.update(optimizer);
      assertArrayEquals(gain, shapes.p("gain"));
      assertEquals(0.999f * w, shapes.p("w")[0], Math.ulp(w));
    }
  }

  @Test
  void ratesAreReadAndChangedByGroup() {
    Recipe recipe =
        Recipe.of(SGD.defaults().learningRate(Schedule.linear(1, 0, 4)))
            .group("head", p -> p.name().startsWith("head"), SGD.defaults().learningRate(0.5))
            .freeze("none", p -> false);
    try (Optimizer optimizer = recipe.start()) {
      assertEquals(1, optimizer.learningRate("default"));
      model.update(optimizer);
      model.update(optimizer);
      assertEquals(0.75, optimizer.learningRate("default"), "the rate of the latest step");
      optimizer.learningRate("head", Schedule.constant(0));
      float[] head = model.p("head.weight");
      model.update(optimizer);
      assertArrayEquals(head, model.p("head.weight"));
      optimizer.learningRate(0);
      float[] bias = model.p("fc.bias");
      model.update(optimizer);
      assertArrayEquals(bias, model.p("fc.bias"));
      throwsMessage(
          IllegalArgumentException.class,
          "there is no group 'heads', only [head, none, default]",
          () -> optimizer.learningRate("heads"));
      throwsMessage(
          IllegalArgumentException.class,
          "group 'none' is frozen and has no learning rate",
          () -> optimizer.learningRate("none", Schedule.constant(1)));
      throwsMessage(
          IllegalArgumentException.class,
          "SGD.learningRate must be finite and at least 0, got NaN at step 1",
          () -> Recipe.of(SGD.defaults().learningRate(s -> Double.NaN)).start());
    }
  }

  @Test
  void aScheduleThatFailsLaterChangesNothing() {
    Schedule breaks = s -> s < 3 ? 0.1 : Double.NaN;
    try (Optimizer optimizer = Recipe.of(Adam.defaults().learningRate(breaks)).start()) {
      model.update(optimizer);
      model.update(optimizer);
      float[] before = model.p("fc.weight");
      throwsMessage(
          IllegalArgumentException.class,
          "Adam.learningRate must be finite and at least 0, got NaN at step 3",
          () -> model.update(optimizer));
      assertArrayEquals(before, model.p("fc.weight"));
      assertEquals(2, optimizer.step());
      optimizer.learningRate(0.1);
      assertEquals(Outcome.APPLIED, model.update(optimizer));
    }
  }

  @Test
  void describesWhoIsWhereBeforeAnythingIsAllocated() {
    Recipe recipe =
        Recipe.of(Adam.defaults().learningRate(Schedule.cosine(0.1, 0, 100)))
            .group("head", p -> p.name().startsWith("head"), SGD.defaults())
            .clip(Clip.globalNorm(1))
            .average(Average.ema(0.99));
    String text = recipe.describe(model.shaped(model.params));
    assertTrue(text.contains("fc.bias[3], fc.weight[3, 4]"), text);
    assertTrue(text.contains("15 elements, 180 bytes of state"), text);
    assertTrue(text.contains("cosine(0.1 to 0.0 in 100)"), text);
    assertTrue(text.contains("clip global norm 1.0"), text);
    try (Optimizer optimizer = recipe.start()) {
      model.update(optimizer);
      assertTrue(optimizer.describe().endsWith(text), optimizer.describe());
    }
  }
}
