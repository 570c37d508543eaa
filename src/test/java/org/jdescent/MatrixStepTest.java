package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.jdescent.optimizers.SOAP;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The stages around rules for matrices, by hand: a twin without stages is given the gradients that
 * they leave, and shows, from parameters of 0, its updates.
 */
class MatrixStepTest {
  private static final int STEPS = 4;

  static List<Rule> rules() {
    return MatrixRules.all().stream().map(Rule::undecayed).toList();
  }

  private interface Gradients {
    float[] seenBy(String name, Optimizer optimizer, float[] g);
  }

  private interface Step {
    float of(float p, float u);
  }

  private static void compare(Recipe recipe, Rule bare, Gradients gradients, Step step) {
    try (Model model = MatrixRules.model();
        Model twin = MatrixRules.model();
        Optimizer optimizer = recipe.start();
        Optimizer updates = Recipe.of(bare).start()) {
      for (int t = 0; t < STEPS; t++) {
        MatrixRules.gradients(model, t);
        Model before = copy(model);
        assertEquals(Outcome.APPLIED, model.update(optimizer));
        for (String name : model.params.keySet()) {
          twin.g(name, gradients.seenBy(name, optimizer, before.g(name)));
          twin.params.get(name).fill(0);
        }
        twin.update(updates);
        for (String name : model.params.keySet()) {
          float[] expected = before.p(name);
          float[] u = twin.p(name);
          for (int i = 0; i < u.length; i++) expected[i] = step.of(expected[i], 0 - u[i]);
          assertArrayEquals(expected, model.p(name), name + ", step " + (t + 1));
          Model.assertSame(updates.slots(name), optimizer.slots(name));
        }
        before.close();
      }
    }
  }

  private static Model copy(Model model) {
    Model copy = MatrixRules.model();
    for (String name : model.params.keySet()) {
      copy.params.get(name).put(model.p(name));
      copy.g(name, model.g(name));
    }
    return copy;
  }

  private static float[] times(float[] g, float factor) {
    float[] product = new float[g.length];
    for (int i = 0; i < g.length; i++) product[i] = g[i] * factor;
    return product;
  }

  @ParameterizedTest
  @MethodSource("rules")
  void nothingAround(Rule rule) {
    compare(Recipe.of(rule), rule, (name, optimizer, g) -> g, (p, u) -> p - u);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void clipsByTheGlobalNorm(Rule rule) {
    Recipe recipe = Recipe.of(rule).clip(Clip.globalNorm(5)).zeroGradients();
    Gradients clipped =
        (name, optimizer, g) ->
            times(g, (float) Math.min(5 / (optimizer.gradientNorm() + 1e-6), 1));
    compare(recipe, rule, clipped, (p, u) -> p - u);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void clipsByValue(Rule rule) {
    Gradients clipped =
        (name, optimizer, g) -> {
          float[] most = new float[g.length];
          for (int i = 0; i < g.length; i++) most[i] = Math.min(Math.max(g[i], -0.5f), 0.5f);
          return most;
        };
    compare(Recipe.of(rule).clip(Clip.value(0.5)), rule, clipped, (p, u) -> p - u);
  }

  /** SOAP decays nothing in its first step, in which it moves nothing. */
  @ParameterizedTest
  @MethodSource("rules")
  void decays(Rule rule) {
    boolean waits = rule instanceof SOAP.Hyper;
    Recipe recipe = Recipe.of(rule.decay(Decay.decoupled(0.5)));
    double[] rate = new double[1];
    Gradients counted =
        (name, optimizer, g) -> {
          rate[0] = waits && optimizer.step() == 1 ? 0 : rule.learningRate().at(optimizer.step());
          return g;
        };
    compare(recipe, rule, counted, (p, u) -> (float) (1 - 0.5 * rate[0]) * p - u);
  }

  /** Row by row. */
  @ParameterizedTest
  @MethodSource("rules")
  void clipsAdaptively(Rule rule) {
    try (Model model = MatrixRules.model();
        Model again = MatrixRules.model();
        Optimizer one = Recipe.of(rule).clip(Clip.adaptive(0.01)).start().threads(1);
        Optimizer other = Recipe.of(rule).clip(Clip.adaptive(0.01)).start().threads(4)) {
      MatrixRules.train(model, one, 0, STEPS);
      MatrixRules.train(again, other, 0, STEPS);
      for (String name : model.params.keySet()) {
        assertArrayEquals(model.p(name), again.p(name), name);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void averagesAndAccumulates(Rule rule) {
    Recipe recipe =
        Recipe.of(rule)
            .accumulate(2, Reduce.SUM)
            .average(Average.ema(0.5))
            .onNonFinite(NonFinite.THROW);
    try (Model model = MatrixRules.model();
        Model twin = MatrixRules.model();
        Optimizer optimizer = recipe.start();
        Optimizer plain = Recipe.of(rule).start()) {
      for (int t = 0; t < STEPS; t++) {
        MatrixRules.train(model, optimizer, t, t + 1);
        MatrixRules.train(model, optimizer, t, t + 1);
        for (String name : model.params.keySet()) twin.g(name, times(model.g(name), 2));
        twin.update(plain);
      }
      assertEquals(STEPS, optimizer.step());
      for (String name : model.params.keySet()) {
        assertArrayEquals(twin.p(name), model.p(name), name);
      }
      model.fill(Float.NaN);
      Model before = copy(model);
      model.update(optimizer);
      assertThrows(NonFiniteGradientException.class, () -> model.update(optimizer));
      for (String name : model.params.keySet()) {
        assertArrayEquals(before.p(name), model.p(name), name);
      }
      before.close();
    }
  }
}
