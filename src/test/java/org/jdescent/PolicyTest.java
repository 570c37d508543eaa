package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jdescent.optimizers.Adam;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Gradients that are not finite, missing gradients, accumulation, loss scale. */
class PolicyTest {
  private final Model model = Model.small();
  private final float[] finite = model.g("fc.weight");

  @AfterEach
  void free() {
    model.close();
  }

  private void poison(float value) {
    model.grads.get("fc.weight").put(7, value);
  }

  private List<float[]> everything(Optimizer optimizer) {
    return List.of(
        model.p("fc.weight"),
        model.p("fc.bias"),
        Model.read(optimizer.slots("fc.weight").get("m")),
        Model.read(optimizer.slots("fc.bias").get("v")),
        Model.read(optimizer.averages("fc.bias").get("ema")));
  }

  private static void equal(List<float[]> expected, List<float[]> actual) {
    for (int i = 0; i < expected.size(); i++) assertArrayEquals(expected.get(i), actual.get(i));
  }

  @ParameterizedTest
  @EnumSource(
      value = NonFinite.class,
      names = {"SKIP", "THROW"})
  void aStepThatIsNotFiniteHappensNotAtAll(NonFinite policy) {
    Recipe recipe =
        Recipe.of(Adam.defaults()).onNonFinite(policy).average(Average.ema(0.9)).zeroGradients();
    try (Optimizer optimizer = recipe.start()) {
      model.update(optimizer);
      assertEquals(new Skips(0, 0, null), optimizer.skips());
      for (float bad : new float[] {Float.NaN, Float.NEGATIVE_INFINITY}) {
        long before = optimizer.skips().total();
        List<float[]> all = everything(optimizer);
        model.g("fc.weight", finite);
        poison(bad);
        if (policy == NonFinite.SKIP) {
          assertEquals(Outcome.SKIPPED, model.update(optimizer));
          assertArrayEquals(new float[12], model.g("fc.weight"), "NaN must not stay in a sum");
        } else {
          var thrown =
              assertThrows(NonFiniteGradientException.class, () -> model.update(optimizer));
          assertEquals("fc.weight", thrown.parameter());
          assertEquals(
              "gradient 'fc.weight' must be finite, got NaN or infinity at step 2",
              thrown.getMessage());
          assertEquals(bad, model.g("fc.weight")[7]);
        }
        equal(all, everything(optimizer));
        assertEquals(1, optimizer.step());
        assertEquals(new Skips(before + 1, before + 1, "fc.weight"), optimizer.skips());
      }
      model.g("fc.weight", finite);
      assertEquals(Outcome.APPLIED, model.update(optimizer));
      assertEquals(new Skips(2, 0, "fc.weight"), optimizer.skips());
    }
  }

  @Test
  void skippedStepsCountForNothing() {
    Recipe recipe =
        Recipe.of(Adam.defaults().learningRate(Schedule.cosine(0.1, 0, 9)))
            .onNonFinite(NonFinite.SKIP)
            .average(Average.ema(0.9));
    try (Model twin = Model.small();
        Optimizer straight = recipe.start();
        Optimizer stumbling = recipe.start()) {
      for (int i = 0; i < 5; i++) {
        twin.update(straight);
        model.g("fc.weight", finite);
        model.update(stumbling);
        poison(Float.POSITIVE_INFINITY);
        assertEquals(Outcome.SKIPPED, model.update(stumbling));
      }
      assertArrayEquals(twin.p("fc.weight"), model.p("fc.weight"));
      assertArrayEquals(
          Model.read(straight.averages("fc.bias").get("ema")),
          Model.read(stumbling.averages("fc.bias").get("ema")));
    }
  }

  @Test
  void theScaleGrowsWhileAllIsWellAndShrinksOnOverflow() {
    try (Optimizer optimizer =
        Recipe.of(Adam.defaults()).lossScale(LossScale.dynamic().interval(3)).start()) {
      double[] expected = {0x1p16, 0x1p16, 0x1p17, 0x1p17, 0x1p16, 0x1p16, 0x1p16, 0x1p17};
      for (int call = 0; call < expected.length; call++) {
        model.g("fc.weight", finite);
        if (call == 4) poison(Float.POSITIVE_INFINITY);
        assertEquals(call == 4 ? Outcome.SKIPPED : Outcome.APPLIED, model.update(optimizer));
        assertEquals(expected[call], optimizer.lossScale(), "after call " + call);
      }
    }
  }

  @Test
  void aScaledLossGivesTheSameStep() {
    try (Model twin = Model.small();
        Optimizer plain = new Adam();
        Optimizer scaled = Recipe.of(Adam.defaults()).lossScale(LossScale.fixed(1024)).start()) {
      twin.update(plain);
      for (String name : model.grads.keySet()) {
        float[] g = model.g(name);
        for (int i = 0; i < g.length; i++) g[i] *= 1024;
        model.g(name, g);
      }
      model.update(scaled);
      assertArrayEquals(twin.p("fc.weight"), model.p("fc.weight"));
    }
  }

  @Test
  void eachParameterCountsItsOwnSteps() {
    Recipe recipe = Recipe.of(Adam.defaults()).onMissing(Missing.SKIP);
    try (Model late = Model.small();
        Optimizer optimizer = recipe.start();
        Optimizer fresh = recipe.start()) {
      var bias = model.grads.remove("fc.bias");
      for (int i = 0; i < 3; i++) model.update(optimizer);
      assertArrayEquals(late.p("fc.bias"), model.p("fc.bias"));
      model.grads.put("fc.bias", bias);
      model.update(optimizer);
      late.update(fresh);
      assertArrayEquals(late.p("fc.bias"), model.p("fc.bias"), "its first update, bias-corrected");
    }
  }

  @Test
  void aMissingGradientIsRefusedUnlessTheRecipeSaysOtherwise() {
    model.grads.remove("fc.bias").close();
    try (Optimizer optimizer = new Adam()) {
      FaultTest.throwsMessage(
          IllegalArgumentException.class,
          "gradient 'fc.bias' is missing; ...",
          () -> model.update(optimizer));
    }
  }

  @Test
  void microBatchesMakeOneStepOfTheirMean() {
    try (Model twin = Model.small();
        Optimizer plain = new Adam();
        Optimizer accumulating = Recipe.of(Adam.defaults()).accumulate(4, Reduce.MEAN).start()) {
      twin.update(plain);
      for (int i = 0; i < 3; i++) {
        assertEquals(Outcome.ACCUMULATED, model.update(accumulating));
        assertEquals(0, accumulating.step());
      }
      assertEquals(Outcome.APPLIED, model.update(accumulating));
      assertArrayEquals(twin.p("fc.weight"), model.p("fc.weight"));
    }
  }

  @Test
  void aSkippedStepDropsWhatWasAccumulated() {
    Recipe recipe =
        Recipe.of(Adam.defaults()).accumulate(2, Reduce.SUM).onNonFinite(NonFinite.SKIP);
    try (Model twin = Model.small();
        Optimizer straight = recipe.start();
        Optimizer stumbling = recipe.start()) {
      poison(Float.NaN);
      model.update(stumbling);
      assertEquals(Outcome.SKIPPED, model.update(stumbling));
      model.g("fc.weight", finite);
      for (int i = 0; i < 2; i++) {
        model.update(stumbling);
        twin.update(straight);
      }
      assertArrayEquals(twin.p("fc.weight"), model.p("fc.weight"));
      assertTrue(stumbling.step() == 1 && straight.step() == 1);
    }
  }
}
