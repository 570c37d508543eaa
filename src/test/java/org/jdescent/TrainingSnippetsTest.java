package org.jdescent;

import static org.jdescent.FaultTest.throwsMessage;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.optimizers.Adam;
import org.jdescent.optimizers.SGD;
import org.jdescent.schedules.Plateau;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What docs/training.md shows of a step up to the rule, and what it says about it. */
class TrainingSnippetsTest {
  private final Model model =
      Model.small().with("head.weight", 2, 3).with("head.bias", 2).with("embedding.weight", 5, 3);
  private final ParameterSet params = model.shaped(model.params);
  private final ParameterSet grads = model.shaped(model.grads);

  @AfterEach
  void free() {
    model.close();
  }

  private static double norm(float[] values) {
    double squares = 0;
    for (float value : values) squares += (double) value * value;
    return Math.sqrt(squares);
  }

  @Test
  void theWhole() {
    Rule rule = Adam.torch().learningRate(3e-4).decay(Decay.decoupled(0.01));
    Recipe recipe = Recipe.of(rule).exemptFromDecay().clip(Clip.globalNorm(1)).zeroGradients();
    try (Optimizer optimizer = recipe.start()) {
      optimizer.update(params, grads);
    }
    assertEquals(0, norm(model.g("fc.weight")));
  }

  @Test
  void anyHyperParameterFollowsASchedule() {
    Rule rule =
        Adam.torch()
            .learningRate(Schedule.cosine(3e-4, 0, 20_000).warmup(500))
            .beta1(Schedule.linear(0.95, 0.85, 500));
    try (Optimizer optimizer = Recipe.of(rule).start()) {
      optimizer.update(params, grads);
      assertEquals(3e-4 / 501, optimizer.learningRate("default"), 1e-12);
      assertEquals((float) (1 - 0.95) * grads.get("fc.bias").data().get(0), m(optimizer), 1e-7);
    }
  }

  private static float m(Optimizer optimizer) {
    return optimizer.slots("fc.bias").get("m").get(0);
  }

  @Test
  void ratesChangeAtRunTime() {
    Recipe recipe = Recipe.of(SGD.defaults()).group("head", this::isHead, SGD.defaults());
    try (Optimizer optimizer = recipe.start()) {
      optimizer.learningRate("head", Schedule.constant(1e-5)).learningRate("default", s -> 1.0 / s);
      optimizer.learningRate(1e-4); // every group
      assertEquals(1e-4, optimizer.learningRate("head"));
      optimizer.learningRate("head", Schedule.constant(1e-5));
      assertEquals(1e-5, optimizer.learningRate("head"));
      assertEquals(1e-4, optimizer.learningRate("default"));
    }
  }

  private boolean isHead(Parameter parameter) {
    return parameter.name().startsWith("head.");
  }

  @Test
  void plateau() {
    double validationLoss = 1;
    Plateau rate = Schedule.plateau(0.1, 0.5, 0);
    try (Optimizer optimizer = Recipe.of(SGD.defaults().learningRate(rate)).start()) {
      optimizer.update(params, grads);
      rate.report(validationLoss); // after each epoch
    }
    assertEquals(0.1, rate.at(2));
    rate.report(validationLoss);
    assertEquals(0.05, rate.at(2));
  }

  @Test
  void theFirstMatchWins() {
    Recipe recipe =
        Recipe.of(Adam.torch().decay(Decay.decoupled(0.01)))
            .group("head", p -> p.name().startsWith("head."), SGD.defaults())
            .exemptFromDecay();
    try (Optimizer optimizer = recipe.start()) {
      optimizer.update(params, grads);
      assertEquals(0, optimizer.slots("head.bias").size(), "SGD has no slots");
      assertEquals(2, optimizer.slots("fc.bias").size());
      optimizer.learningRate("default", Schedule.constant(0));
      assertEquals(0.001, optimizer.learningRate("no decay"));
    }
    String report = recipe.describe(params);
    assertTrue(report.contains("head.bias[2], head.weight[2, 3]"), report);
    assertTrue(report.contains("fc.bias[3]\n"), report);
  }

  @Test
  void frozen() {
    Recipe recipe =
        Recipe.of(Adam.torch()).freeze("embedding", p -> p.name().startsWith("embedding."));
    float[] before = model.p("embedding.weight");
    model.grads.remove("embedding.weight").close();
    try (Optimizer optimizer = recipe.start()) {
      optimizer.update(params, model.shaped(model.grads));
      assertArrayEquals(before, model.p("embedding.weight"));
      assertEquals(Map.of(), optimizer.slots("embedding.weight"));
    }
  }

  @Test
  void fourKindsOfDecay() {
    Rule l2 = SGD.defaults().decay(Decay.coupled(1e-4));
    Rule adamW = Adam.torch().learningRate(3e-4).decay(Decay.decoupled(0.01));
    Rule independent = Adam.torch().decay(Decay.independent(1e-5));
    Rule cautious = Adam.torch().decay(Decay.cautious(Schedule.linear(0, 0.01, 1_000)));
    model.fill(0);
    for (Rule rule : new Rule[] {l2, adamW, independent, cautious}) {
      double before = norm(model.p("fc.weight"));
      try (Optimizer optimizer = Recipe.of(rule).start()) {
        optimizer.update(params, grads);
        double kept = norm(model.p("fc.weight")) / before;
        if (rule == l2) assertEquals(1 - 0.01 * 1e-4, kept, 1e-7);
        if (rule == adamW) assertEquals(1 - 3e-4 * 0.01, kept, 1e-7);
        if (rule == independent) assertEquals(1 - 1e-5, kept, 1e-7);
        if (rule == cautious) assertEquals(1, kept, "its update is zero everywhere");
      }
    }
  }

  @Test
  void missing() {
    Recipe recipe = Recipe.of(Adam.torch()).onMissing(Missing.SKIP);
    float[] before = model.p("head.bias");
    model.grads.remove("head.bias").close();
    try (Optimizer optimizer = recipe.start()) {
      assertEquals(Outcome.APPLIED, model.update(optimizer));
      assertArrayEquals(before, model.p("head.bias"));
      model.grads.values().forEach(FloatPointer::close);
      model.grads.clear();
      assertEquals(Outcome.APPLIED, model.update(optimizer), "even if all are missing");
      assertEquals(2, optimizer.step());
    }
  }

  @Test
  void clipping() {
    Recipe recipe =
        Recipe.of(SGD.defaults().learningRate(1)).clip(Clip.globalNorm(1)).clip(Clip.value(0.1));
    float[] before = model.p("fc.weight");
    float[] gradient = model.g("fc.weight");
    try (Optimizer optimizer = recipe.start()) {
      optimizer.update(params, grads);
      double c = 1 / (optimizer.gradientNorm() + 1e-6);
      for (int i = 0; i < before.length; i++) {
        double clipped = Math.max(-0.1, Math.min(0.1, gradient[i] * c));
        assertEquals(before[i] - clipped, model.p("fc.weight")[i], 1e-6);
      }
      assertArrayEquals(gradient, model.g("fc.weight"), "gradients are never written back");
    }
  }

  @Test
  void otherClips() {
    Clip perTensor = Clip.tensorNorm(0.01);
    Clip adaptive = Clip.adaptive(0.01);
    for (Clip clip : new Clip[] {perTensor, adaptive}) {
      Recipe recipe = Recipe.of(SGD.defaults().learningRate(1)).clip(clip);
      float[] before = model.p("fc.bias");
      double most = clip == perTensor ? 0.01 : 0.01 * norm(before);
      try (Optimizer optimizer = recipe.start()) {
        optimizer.update(params, grads);
        float[] step = model.p("fc.bias");
        for (int i = 0; i < step.length; i++) step[i] -= before[i];
        assertEquals(most, norm(step), 1e-5);
      }
    }
  }

  @Test
  void oneBadElementReachesAllThroughTheNorm() {
    model.grads.get("fc.weight").put(0, Float.NaN);
    try (Optimizer optimizer = Recipe.of(Adam.torch()).clip(Clip.globalNorm(1)).start()) {
      optimizer.update(params, grads);
      assertTrue(Double.isNaN(norm(model.p("head.bias"))));
    }
    Recipe refusing = Recipe.of(Adam.torch()).onNonFinite(NonFinite.THROW);
    try (Optimizer optimizer = refusing.start()) {
      assertThrows(NonFiniteGradientException.class, () -> optimizer.update(params, grads));
      assertEquals(new Skips(1, 1, "fc.weight"), optimizer.skips());
    }
  }

  @Test
  void whatAStartRefuses() {
    throwsMessage(
        IllegalArgumentException.class,
        "norms can be clipped in one way only, ...",
        () -> Recipe.of(SGD.defaults()).clip(Clip.globalNorm(1)).clip(Clip.adaptive(1)).start());
  }
}
