package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.optimizers.DAdaptAdam;
import org.jdescent.optimizers.NAdam;
import org.jdescent.optimizers.Prodigy;
import org.jdescent.oracle.RulesOracle;
import org.jdescent.oracle.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What rules carry in double goes on as slots do, and is common to a group where it must be. */
class CarriedTest {
  private static final int STEPS = 10;

  @TempDir Path folder;

  static Stream<Rule> rules() {
    return Catalog.named().values().stream().filter(rule -> rule.carried().length > 0);
  }

  static Stream<Rule> distances() {
    return Stream.of(Prodigy.defaults().d0(0.01), DAdaptAdam.defaults().d0(0.01));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aFileKeepsThem(Rule rule) throws IOException {
    try (Model a = Model.small();
        Model b = Model.small();
        Optimizer one = Catalog.start(rule);
        Optimizer two = Catalog.start(rule)) {
      train(a, one);
      Path file = folder.resolve("state.safetensors");
      one.save(file, a.shaped(a.params));
      assertEquals(List.of(), two.load(file, b.shaped(b.params)));
      goOnAlike(a, one, b, two);
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aForkHasThem(Rule rule) {
    try (Model a = Model.small();
        Model b = Model.small();
        Optimizer one = Catalog.start(rule);
        Optimizer two = Catalog.start(rule)) {
      train(a, one);
      two.load(one);
      b.params.forEach((name, p) -> p.put(a.p(name)));
      goOnAlike(a, one, b, two);
    }
  }

  private static void train(Model model, Optimizer optimizer) {
    for (int i = 0; i < STEPS; i++) model.update(optimizer);
  }

  private static void goOnAlike(Model a, Optimizer one, Model b, Optimizer two) {
    for (int i = 0; i < STEPS; i++) {
      a.update(one);
      b.update(two);
      for (String name : a.params.keySet()) {
        assertArrayEquals(a.p(name), b.p(name), name);
        Model.assertSame(one.slots(name), two.slots(name));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void anotherBindingKeepsThemForTheNamesItKnows(Rule rule) {
    try (Model model = new Model().with("a", 5).with("b", 7).with("c", 9);
        Optimizer optimizer = Catalog.start(rule)) {
      Map<String, Tensor> oracle = new LinkedHashMap<>();
      model.params.keySet().forEach(n -> oracle.put(n, Tensor.alone(rule, model.p(n), size(n))));
      train(optimizer, 0, model, oracle, "a", "b");
      optimizer.bind(only(model, model.params, "b", "c"));
      train(optimizer, STEPS, model, oracle, "b", "c");
    }
  }

  /** NAdam's product is of the momenta at the steps in which a parameter took part. */
  @Test
  void parametersOfEqualCountsMayCarryDifferentNumbers() {
    Rule rule = NAdam.defaults().beta1(Schedule.linear(0.9, 0.5, STEPS));
    try (Model model = new Model().with("a", 5).with("b", 7);
        Optimizer optimizer = Recipe.of(rule).onMissing(Missing.SKIP).start()) {
      Tensor a = Tensor.alone(rule, model.p("a"), 5);
      Tensor b = Tensor.alone(rule, model.p("b"), 7);
      skipping(optimizer, 1, model, a, "a");
      skipping(optimizer, 2, model, b, "b");
      optimizer.update(model.params, model.grads);
      RulesOracle.step(3, List.of(a, b), List.of(model.g("a"), model.g("b")));
      assertArrayEquals(a.p, model.p("a"));
      assertArrayEquals(b.p, model.p("b"));
    }
  }

  private static void skipping(
      Optimizer optimizer, long step, Model model, Tensor of, String name) {
    optimizer.update(model.params, Map.of(name, model.grads.get(name)));
    RulesOracle.step(step, List.of(of), List.of(model.g(name)));
  }

  private static long size(String name) {
    return 5 + 2 * (name.charAt(0) - 'a');
  }

  private static ParameterSet only(Model model, Map<String, FloatPointer> all, String... names) {
    Map<String, FloatPointer> some = new LinkedHashMap<>(all);
    some.keySet().retainAll(Arrays.asList(names));
    return model.shaped(some);
  }

  /** Lets optimizer and oracle train some of the parameters, and compares them. */
  private static void train(
      Optimizer optimizer, int done, Model model, Map<String, Tensor> oracle, String... names) {
    List<Tensor> tensors = Stream.of(names).map(oracle::get).toList();
    List<float[]> gradients = Stream.of(names).map(model::g).toList();
    RulesOracle.join(tensors);
    for (int step = done + 1; step <= done + STEPS; step++) {
      optimizer.update(only(model, model.params, names), only(model, model.grads, names));
      RulesOracle.step(step, tensors, gradients);
      for (String name : names) assertArrayEquals(oracle.get(name).p, model.p(name), name);
    }
  }

  /** Two tensors are trained as one that has the elements of both. */
  @ParameterizedTest
  @MethodSource("distances")
  void theDistanceIsOneForAllParametersOfAGroup(Rule rule) {
    try (Model parts = new Model().with("a", 12).with("b", 8);
        Model alone = new Model().with("a", 12);
        Model whole = new Model().with("w", 20);
        Optimizer ofParts = Catalog.start(rule);
        Optimizer ofOne = Catalog.start(rule);
        Optimizer ofWhole = Catalog.start(rule)) {
      whole.params.get("w").put(joined(parts.p("a"), parts.p("b")));
      whole.g("w", joined(parts.g("a"), parts.g("b")));
      for (int i = 0; i < 3 * STEPS; i++) {
        parts.update(ofParts);
        alone.update(ofOne);
        whole.update(ofWhole);
      }
      assertArrayEquals(whole.p("w"), joined(parts.p("a"), parts.p("b")), 1e-6f);
      float[] a = parts.p("a");
      float[] other = alone.p("a");
      for (int i = 0; i < a.length; i++) assertTrue(Math.abs(a[i] - other[i]) > 1e-4);
    }
  }

  private static float[] joined(float[] a, float[] b) {
    float[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }

  /** Decoupled weight decay follows the rate that the rule has found. */
  @ParameterizedTest
  @MethodSource("distances")
  void decayFollowsTheDistance(Rule rule) {
    try (Model model = new Model().with("w", 3);
        Optimizer optimizer = Catalog.start(rule.decay(Decay.decoupled(0.5)))) {
      float[] before = model.p("w");
      model.fill(0); // what is left is decay
      model.update(optimizer);
      for (int i = 0; i < before.length; i++) {
        assertEquals(before[i] * (1 - 0.01f * 0.5f), model.p("w")[i], Math.ulp(before[i]));
      }
    }
  }
}
