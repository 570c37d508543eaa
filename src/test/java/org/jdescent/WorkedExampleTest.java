package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.optimizers.Adam;
import org.jdescent.optimizers.SGD;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Steps worked out by hand. The oracle of {@link RecipeTest} asks the same {@link Decay}, {@link
 * Clip} and {@link Average} as the library does, so it cannot tell whether they mean what they say.
 */
class WorkedExampleTest {
  private static final Rule PLAIN = SGD.defaults().learningRate(1);
  private final Model model = new Model().with("a", 1).with("b", 1);

  @AfterEach
  void free() {
    model.close();
  }

  private void set(Map<String, FloatPointer> buffers, double a, double b) {
    buffers.get("a").put(0, (float) a);
    buffers.get("b").put(0, (float) b);
  }

  private void expect(double a, double b) {
    assertEquals(a, model.p("a")[0], 1e-5);
    assertEquals(b, model.p("b")[0], 1e-5);
  }

  /**
   * Adam's first update is the learning rate, here 0.1, with the sign of what it takes for the
   * gradient; coupled decay, 0.1 times -2, turns that of b.
   */
  @ParameterizedTest
  @CsvSource({
    "COUPLED,     1.9,  -1.9,  1.9,  -1.9",
    "DECOUPLED,   1.88, -2.08, 1.88, -1.88",
    "INDEPENDENT, 1.7,  -1.9,  1.7,  -1.7",
    "CAUTIOUS,    1.88, -2.1,  1.88, -1.88",
  })
  void decays(Decay.Kind kind, double a, double b, double againA, double againB) {
    Decay decay =
        switch (kind) {
          case NONE -> Decay.NONE;
          case COUPLED -> Decay.coupled(0.1);
          case DECOUPLED -> Decay.decoupled(0.1);
          case INDEPENDENT -> Decay.independent(0.1);
          case CAUTIOUS -> Decay.cautious(0.1);
        };
    Rule rule = Adam.defaults().learningRate(0.1).decay(decay);
    for (int sign : new int[] {1, -1}) {
      set(model.params, 2, -2);
      set(model.grads, 0.1, sign * 0.1);
      try (Optimizer optimizer = Recipe.of(rule).start()) {
        model.update(optimizer);
      }
      if (sign > 0) expect(a, b);
      else expect(againA, againB);
    }
  }

  @Test
  void decayStaysWhenTheLearningRateChanges() {
    Rule rule = PLAIN.decay(Decay.independent(0.5)).learningRate(Schedule.constant(0.1));
    set(model.params, 2, -2);
    set(model.grads, 1, 1);
    try (Optimizer optimizer = Recipe.of(rule).start()) {
      model.update(optimizer);
      expect(0.9, -1.1);
      model.update(optimizer.learningRate(0));
      expect(0.45, -0.55);
    }
  }

  /** The gradients are 3 and 4; together their norm is 5. */
  @Test
  void clips() {
    clips(Clip.globalNorm(1), 0.6, 0.8);
    clips(Clip.globalNorm(6), 3, 4);
    clips(Clip.tensorNorm(3.5), 3, 3.5);
    clips(Clip.value(2), 2, 2);
    clips(Clip.adaptive(0.5), 1, 1);
  }

  private void clips(Clip clip, double a, double b) {
    set(model.params, 2, 2);
    set(model.grads, 3, 4);
    try (Optimizer optimizer = Recipe.of(PLAIN).clip(clip).start()) {
      model.update(optimizer);
    }
    expect(2 - a, 2 - b);
  }

  @Test
  void adaptiveClippingLetsParametersLeaveZero() {
    set(model.params, 0, 2);
    set(model.grads, 3, 4);
    try (Optimizer optimizer = Recipe.of(PLAIN).clip(Clip.adaptive(0.5)).start()) {
      model.update(optimizer);
    }
    assertEquals(-0.5 * Clip.SMALLEST_NORM, model.p("a")[0], 1e-9);
  }

  /** The parameter is 3, 2, 1, 0 after its updates. */
  @Test
  void averages() {
    averages(Average.ema(0.5), 3, 2.5, 1.75, 0.875);
    // (d²p₁ + d·p₂ + p₃)/(d² + d + 1) and so on
    averages(Average.ema(0.5).biasCorrected(), 3, 7 / 3.0, 2.75 / 1.75, 1.375 / 1.875);
    averages(Average.ema(s -> s < 3 ? 0.5 : 0), 3, 2.5, 1, 0);
    averages(Average.swa(1, 1), 3, 2.5, 2, 1.5);
    averages(Average.swa(2, 2), 4, 2, 2, 1);
  }

  private void averages(Average average, double... expected) {
    set(model.params, 4, 4);
    set(model.grads, 1, 1);
    try (Optimizer optimizer = Recipe.of(PLAIN).average(average).start()) {
      for (double each : expected) {
        model.update(optimizer);
        float actual = optimizer.averages("a").get(average.name()).get(0);
        assertEquals(each, actual, 1e-6, average::toString);
      }
    }
  }

  @Test
  void averagesStoreZeroForWhatIsTiny() {
    set(model.params, 0.05, 0.5);
    set(model.grads, 0, 0);
    Average ema = Average.ema(0.5);
    try (Optimizer optimizer =
        Recipe.of(PLAIN).average(ema).average(ema.named("second")).tiny(0.1).start()) {
      for (int i = 0; i < 3; i++) model.update(optimizer);
      for (String name : new String[] {"ema", "second"}) {
        assertEquals(0, optimizer.averages("a").get(name).get(0));
        assertEquals(0.5f, optimizer.averages("b").get(name).get(0));
      }
    }
    expect(0.05, 0.5);
  }

  @Test
  void zeroesGradientsAfterTheyWereUsed() {
    set(model.params, 4, 4);
    set(model.grads, 1, 2);
    try (Optimizer optimizer = Recipe.of(PLAIN).zeroGradients().start()) {
      model.update(optimizer);
    }
    expect(3, 2);
    assertEquals(0, model.g("a")[0]);
    assertEquals(0, model.g("b")[0]);
  }

  /** Fast weights go from 4 to 2 in two steps; the slow ones follow half of the way. */
  @Test
  void looksAhead() {
    set(model.params, 4, 4);
    set(model.grads, 1, 1);
    try (Optimizer optimizer = Recipe.of(PLAIN).lookahead(2, 0.5).start()) {
      for (double each : new double[] {3, 3, 2, 2}) {
        model.update(optimizer);
        expect(each, each);
      }
    }
  }

  @Test
  void aRecipeIsAValue() {
    Recipe recipe = Recipe.of(PLAIN);
    assertFalse(recipe.clip(Clip.value(1)).zeroGradients() == recipe);
    set(model.params, 4, 4);
    set(model.grads, 3, 3);
    try (Optimizer stopped = recipe.start().learningRate(0);
        Optimizer other = recipe.start()) {
      model.update(stopped);
      expect(4, 4);
      model.update(other);
      expect(1, 1); // not clipped, not stopped
    }
    try (Optimizer another = recipe.start()) {
      model.update(another);
    }
    expect(-2, -2); // gradients were not zeroed
  }
}
