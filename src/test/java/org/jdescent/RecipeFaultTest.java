package org.jdescent;

import static org.jdescent.FaultTest.throwsMessage;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.optimizers.Adam;
import org.jdescent.optimizers.SGD;
import org.jdescent.optimizers.SM3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Recipes that make no sense are refused when they are started, or before. */
class RecipeFaultTest {
  private static Arguments senseless(String message, UnaryOperator<Recipe> change) {
    Executable start = () -> change.apply(Recipe.of(Adam.defaults())).start().close();
    return Arguments.of(message, start);
  }

  private static Recipe anyRecipe() {
    return Recipe.of(SGD.defaults());
  }

  private static Arguments bad(String message, Executable value) {
    return Arguments.of(message, value);
  }

  static Stream<Arguments> recipes() {
    return Stream.of(
        senseless(
            "two groups are called 'a'",
            r -> r.group("a", p -> true, SGD.defaults()).freeze("a", p -> true)),
        senseless(
            "two groups are called 'default'", r -> r.group("default", p -> true, SGD.defaults())),
        senseless(
            "two averages are called 'ema'; use named(...)",
            r -> r.average(Average.ema(0.9)).average(Average.ema(0.99))),
        senseless(
            "an average cannot be called 'lookahead' beside Lookahead; use named(...)",
            r -> r.lookahead(5, 0.5).average(Average.ema(0.9).named("lookahead"))),
        senseless(
            "an average cannot be called 'rule', which is what rules keep for evaluation; use named(...)",
            r -> r.average(Average.ema(0.9).named("rule"))),
        senseless(
            "adaptive clipping takes parameters row by row, but SM3 keeps numbers for columns; clip by another norm",
            r -> r.group("a", p -> true, SM3.defaults()).clip(Clip.adaptive(0.01))),
        senseless(
            "there must be at most 3 averages, got 4",
            r ->
                r.average(Average.ema(0.9))
                    .average(Average.ema(0.9).named("b"))
                    .average(Average.ema(0.9).named("c"))
                    .average(Average.ema(0.9).named("d"))),
        senseless(
            "norms can be clipped in one way only, got [global norm 1.0, adaptive 0.01]",
            r -> r.clip(Clip.globalNorm(1)).clip(Clip.adaptive(0.01))),
        senseless(
            "elements can be clipped to one limit only, got [value 1.0, value 2.0]",
            r -> r.clip(Clip.value(1)).clip(Clip.value(2))),
        senseless(
            "a dynamic loss scale lives on skipped steps; onNonFinite must be SKIP, got THROW",
            r -> r.lossScale(LossScale.dynamic()).onNonFinite(NonFinite.THROW)),
        senseless(
            "exemptFromDecay() needs a default rule with weight decay, see Rule.decay; got Adam[...",
            Recipe::exemptFromDecay),
        senseless("the rule of group 'a' must not be null", r -> r.group("a", p -> true, null)),
        senseless("the predicate of group 'a' must not be null", r -> r.freeze("a", null)),
        senseless(
            "Recipe.accumulate microBatches must be at least 1, got 0",
            r -> r.accumulate(0, Reduce.SUM)),
        senseless("Recipe.lookahead every must be at least 1, got 0", r -> r.lookahead(0, 0.5)),
        senseless("Recipe.lookahead pace must be in (0, 1], got 0.0", r -> r.lookahead(5, 0)),
        senseless("Recipe.lookahead pace must be in (0, 1], got 1.5", r -> r.lookahead(5, 1.5)),
        senseless("Recipe.tiny must be in [0, 1), got 1.0", r -> r.tiny(1)));
  }

  static Stream<Arguments> values() {
    return Stream.of(
        bad("the rule's hyper-parameters are null", () -> Recipe.of(null)),
        bad("Clip.limit must be finite and at least 2^-126, ... got 0.0", () -> Clip.globalNorm(0)),
        bad(
            "Clip.limit must be finite and at least 2^-126, ... got NaN",
            () -> Clip.value(Double.NaN)),
        bad("Decay.rate must be finite and at least 0, got -0.1", () -> Decay.decoupled(-0.1)),
        bad("Average.ema decay must be in [0, 1), got 1.0", () -> Average.ema(1)),
        bad("Average.swa start must be at least 1, got 0", () -> Average.swa(0, 1)),
        bad("Average.swa interval must be at least 1, got 0", () -> Average.swa(1, 0)),
        bad("LossScale.initial must be from 2^-126 to 2^126, got 0.0", () -> LossScale.fixed(0)),
        bad(
            "LossScale.initial must be from 2^-126 to 2^126, got 1.0E-40",
            () -> LossScale.fixed(1e-40)),
        bad("Clip.limit must be ... got 1.0E-50", () -> Clip.value(1e-50)),
        bad("Recipe.measure must not be null", () -> anyRecipe().measure((Norm) null)),
        bad("Recipe.measure must not be null", () -> anyRecipe().measure((Norm[]) null)),
        bad("LossScale.growth must be at least 1, got 0.5", () -> LossScale.dynamic().growth(0.5)),
        bad("LossScale.backoff must be in (0, 1], got 0.0", () -> LossScale.dynamic().backoff(0)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"recipes", "values"})
  void refuses(String message, Executable call) {
    throwsMessage(IllegalArgumentException.class, message, call);
  }

  @Test
  void decayCannotTakeMoreThanThereIs() {
    Rule rule = SGD.defaults().learningRate(20).decay(Decay.decoupled(0.1));
    try (Model model = Model.small();
        Optimizer optimizer = Recipe.of(rule).start()) {
      throwsMessage(
          IllegalArgumentException.class,
          "weight decay, times the learning rate unless it is independent, must be at most 1, got 2.0 at step 1",
          () -> model.update(optimizer));
    }
  }

  @Test
  void gradientsThatAreZeroedMustNotOverlap() {
    try (FloatPointer p = new FloatPointer(1f, 2f);
        FloatPointer q = new FloatPointer(1f, 2f);
        FloatPointer g = new FloatPointer(1f, 2f);
        Optimizer reads = new SGD();
        Optimizer zeroes = Recipe.of(SGD.defaults()).zeroGradients().start()) {
      var params = Map.of("p", p, "q", q);
      var grads = Map.of("p", g, "q", g);
      reads.update(params, grads);
      throwsMessage(
          IllegalArgumentException.class,
          "gradient 'p' overlaps gradient 'q'",
          () -> zeroes.update(params, grads));
    }
  }

  @Test
  void aParameterStaysInItsGroup() {
    boolean[] moved = {false};
    Recipe recipe = Recipe.of(SGD.defaults()).group("a", p -> moved[0], Adam.defaults());
    try (Model model = Model.small();
        Optimizer optimizer = recipe.start()) {
      model.update(optimizer);
      moved[0] = true;
      throwsMessage(
          IllegalArgumentException.class,
          "parameter 'fc.bias' is in group 'a', was bound in 'default'; ...",
          () -> optimizer.bind(model.shaped(model.params)));
    }
  }
}
