package org.jdescent;

import static org.jdescent.FaultTest.throwsMessage;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jdescent.optimizers.Adam;
import org.jdescent.optimizers.SGD;
import org.jdescent.optimizers.ScheduleFreeAdamW;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What docs/training.md shows of the loop around the rule, and what it says about it. */
class TrainingLoopSnippetsTest {
  private final Model model = Model.small();
  private final ParameterSet params = model.shaped(model.params);
  private final ParameterSet grads = model.shaped(model.grads);

  @AfterEach
  void free() {
    model.close();
  }

  /** What a framework would do: the gradients of a loss that is multiplied by a factor. */
  private void backward(double factor) {
    model.fill((float) (0.5 * factor));
  }

  private double validate() {
    return model.p("fc.bias")[0];
  }

  @Test
  void lossScale() {
    Recipe recipe = Recipe.of(SGD.defaults()).lossScale(LossScale.dynamic());
    float before = model.p("fc.bias")[0];
    try (Optimizer optimizer = recipe.start()) {
      backward(optimizer.lossScale()); // of the loss times the scale
      optimizer.update(params, grads);
      assertEquals(before - 0.01f * 0.5f, model.p("fc.bias")[0]);
      backward(Float.POSITIVE_INFINITY);
      assertEquals(Outcome.SKIPPED, optimizer.update(params, grads));
      assertEquals(0x1p15, optimizer.lossScale());
    }
  }

  @Test
  void skips() {
    List<String> log = new ArrayList<>();
    Recipe recipe = Recipe.of(Adam.torch()).onNonFinite(NonFinite.SKIP).zeroGradients();
    model.fill(Float.NaN);
    try (Optimizer optimizer = recipe.start()) {
      if (optimizer.update(params, grads) == Outcome.SKIPPED) {
        log.add("skipped: '%s' is not finite".formatted(optimizer.skips().parameter()));
      }
      assertEquals(List.of("skipped: 'fc.bias' is not finite"), log);
      assertEquals(0, optimizer.step());
      assertEquals(0, model.g("fc.bias")[0], "zero again, for frameworks that add to it");
    }
  }

  @Test
  void accumulation() {
    Recipe recipe = Recipe.of(SGD.defaults().learningRate(1)).accumulate(4, Reduce.MEAN);
    float before = model.p("fc.bias")[0];
    try (Optimizer optimizer = recipe.start()) {
      for (int batch = 1; batch <= 4; batch++) {
        backward(batch);
        Outcome outcome = optimizer.update(params, grads);
        assertEquals(batch < 4 ? Outcome.ACCUMULATED : Outcome.APPLIED, outcome);
      }
      assertEquals(before - 0.5f * 2.5f, model.p("fc.bias")[0]);
      assertEquals(1, optimizer.step());
    }
  }

  @Test
  void averages() {
    Recipe recipe =
        Recipe.of(SGD.defaults().learningRate(0.1))
            .average(Average.ema(0.99))
            .average(Average.ema(0.9).biasCorrected().named("fast"))
            .average(Average.swa(3, 2))
            .lookahead(5, 0.5);
    float slow = model.p("fc.bias")[0];
    backward(1);
    try (Optimizer optimizer = recipe.start()) {
      optimizer.update(params, grads);
      assertEquals(model.p("fc.bias")[0], ema(optimizer, "ema"), "the first update is copied");
      assertEquals(slow, ema(optimizer, "lookahead"));
      throwsMessage(
          IllegalStateException.class,
          "average 'swa' has taken in no update yet; the step is 1",
          () -> optimizer.evaluate("swa"));
      for (int step = 2; step <= 5; step++) optimizer.update(params, grads);
      assertEquals(slow - 0.5 * 5 * 0.05, model.p("fc.bias")[0], 1e-6);
      assertEquals(model.p("fc.bias")[0], ema(optimizer, "lookahead"));
      assertEquals((slow - 3 * 0.05 + slow - 2.5 * 0.05) / 2, ema(optimizer, "swa"), 1e-6);
    }
  }

  private static float ema(Optimizer optimizer, String name) {
    return optimizer.averages("fc.bias").get(name).get(0);
  }

  @Test
  void evaluationOfARule() {
    double loss;
    Optimizer free = new ScheduleFreeAdamW(0.0025);
    free.update(params, grads);
    try (Evaluation scope = free.evaluate()) {
      loss = validate();
    }
    assertEquals(loss, Model.read(free.slots("fc.bias").get("x"))[0]);
    free.close();
  }

  @Test
  void evaluation() {
    Recipe recipe = Recipe.of(SGD.defaults().learningRate(0.1)).average(Average.ema(0.9));
    try (Model copy = Model.small();
        Optimizer optimizer = recipe.start()) {
      for (int step = 0; step < 3; step++) optimizer.update(params, grads);
      ParameterSet copies = copy.shaped(copy.params);
      float[] training = model.p("fc.bias");
      double loss;
      try (Evaluation scope = optimizer.evaluate("ema")) {
        loss = validate();
      }
      assertArrayEquals(training, model.p("fc.bias"));
      optimizer.copyAverage("ema", copies);
      assertEquals(loss, copy.p("fc.bias")[0]);
      try (Evaluation scope = optimizer.evaluate("ema")) {
        assertThrows(IllegalStateException.class, () -> optimizer.update(params, grads));
        scope.close();
        optimizer.update(params, grads);
      }
    }
  }

  @Test
  void watching() {
    List<String> log = new ArrayList<>();
    Recipe recipe =
        Recipe.of(Adam.torch())
            .measure(Norm.GRADIENT, Norm.UPDATE)
            .listen((optimizer, outcome) -> log.add(outcome + " " + optimizer.updateNorm()));
    try (Optimizer optimizer = recipe.start()) {
      optimizer.update(params, grads);
      assertEquals(List.of("APPLIED " + optimizer.updateNorm()), log);
      assertEquals(0.001 * Math.sqrt(15), optimizer.updateNorm(), 1e-6);
    }
  }

  @Test
  void aListenerThatThrowsComesTooLate() {
    Recipe recipe =
        Recipe.of(SGD.defaults())
            .listen(
                (optimizer, outcome) -> {
                  throw new IllegalStateException("after the step");
                });
    try (Optimizer optimizer = recipe.start()) {
      assertThrows(IllegalStateException.class, () -> optimizer.update(params, grads));
      assertEquals(1, optimizer.step());
    }
  }

  @Test
  void smallNumbersAreKeptOnRequest() {
    Recipe recipe =
        Recipe.of(Adam.torch().learningRate(0).tiny(0)).average(Average.ema(0.9)).tiny(0);
    model.params.get("fc.bias").put(0, 0x1p-130f);
    try (Optimizer optimizer = recipe.start()) {
      optimizer.update(params, grads);
      assertEquals(0x1p-130f, ema(optimizer, "ema"));
    }
  }

  @Test
  void description() {
    Recipe recipe =
        Recipe.of(Adam.torch().decay(Decay.decoupled(0.01)))
            .exemptFromDecay()
            .average(Average.ema(0.999));
    String report = recipe.describe(params);
    assertTrue(report.contains("12 elements, 144 bytes of state"), report);
    assertTrue(report.contains("3 elements, 36 bytes of state"), report);
  }
}
