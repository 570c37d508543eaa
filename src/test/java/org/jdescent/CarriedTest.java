package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What rules carry from update to update survives files, forks and bindings. */
class CarriedTest {
  private static final int STEPS = 7;

  @TempDir Path folder;

  static Stream<Rule> rules() {
    return Catalog.named().values().stream().filter(rule -> rule.carried().length > 0);
  }

  static Stream<Rule> ofParameters() {
    return rules().filter(rule -> rule.sums() == 0);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void goesOnFromAFile(Rule rule) throws IOException {
    try (Model a = Model.small();
        Model b = Model.small();
        Optimizer one = Catalog.start(rule);
        Optimizer two = Catalog.start(rule)) {
      for (int i = 0; i < STEPS; i++) descend(a, one);
      Path file = folder.resolve("state");
      one.save(file, a.shaped(a.params));
      assertEquals(List.of(), two.load(file, b.shaped(b.params)));
      goOn(a, one, b, two);
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void goesOnFromAnother(Rule rule) throws IOException {
    try (Model a = Model.small();
        Model b = Model.small();
        Optimizer one = Catalog.start(rule);
        Optimizer two = Catalog.start(rule)) {
      for (int i = 0; i < STEPS; i++) descend(a, one);
      assertEquals(List.of(), two.load(one));
      b.params.forEach((name, p) -> p.put(a.p(name)));
      two.bind(b.shaped(b.params));
      goOn(a, one, b, two);
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void goesOnAfterEveryBinding(Rule rule) throws IOException {
    try (Model a = Model.small();
        Model b = Model.small();
        Optimizer one = Catalog.start(rule);
        Optimizer two = Catalog.start(rule)) {
      for (int i = 0; i < STEPS; i++) {
        descend(a, one);
        descend(b, two);
        two.bind(b.shaped(b.params));
      }
      goOn(a, one, b, two);
    }
  }

  /** What b does, who comes late, and a, who misses steps, is what they would do alone. */
  @ParameterizedTest
  @MethodSource("ofParameters")
  void eachParameterHasItsOwn(Rule rule) throws IOException {
    Recipe recipe = Recipe.of(rule).onMissing(Missing.SKIP);
    try (Model both = new Model().with("a", 7);
        Model a = new Model().with("a", 7);
        Model b = new Model().with("b", 5);
        Optimizer together = recipe.start();
        Optimizer aAlone = recipe.start();
        Optimizer bAlone = recipe.start()) {
      for (int i = 0; i < 3; i++) {
        descend(both, together);
        descend(a, aAlone);
      }
      both.with("b", 5);
      together.bind(both.shaped(both.params));
      for (int i = 0; i < STEPS; i++) {
        descend(both, together, i % 2 == 0 ? List.of("a", "b") : List.of("b"));
        if (i % 2 == 0) descend(a, aAlone);
        descend(b, bAlone);
      }
      assertSame("a", a, aAlone, both, together);
      assertSame("b", b, bAlone, both, together);
    }
  }

  /** Brings every parameter nearer to 0, and so d away from where it began. */
  private static void descend(Model model, Optimizer optimizer) {
    descend(model, optimizer, List.copyOf(model.params.keySet()));
  }

  private static void descend(Model model, Optimizer optimizer, List<String> names) {
    for (String name : names) model.g(name, model.p(name));
    ParameterSet all = model.shaped(model.grads);
    Parameter[] given = names.stream().map(all::get).toArray(Parameter[]::new);
    optimizer.update(model.shaped(model.params), ParameterSet.of(given));
  }

  private void goOn(Model a, Optimizer one, Model b, Optimizer two) throws IOException {
    for (int i = 0; i <= STEPS; i++) {
      for (String name : a.params.keySet()) assertSame(name, a, one, b, two);
      descend(a, one);
      descend(b, two);
    }
  }

  /** The same bits, the same count, the same numbers. */
  private void assertSame(String name, Model a, Optimizer one, Model b, Optimizer two)
      throws IOException {
    assertArrayEquals(a.p(name), b.p(name), name);
    Model.assertSame(one.slots(name), two.slots(name));
    assertEquals(saved(one, name), saved(two, name));
    assertTrue(saved(one, name).contains("carried"));
  }

  /** What is saved of a parameter beside its tensors. */
  private String saved(Optimizer optimizer, String parameter) throws IOException {
    Path file = folder.resolve("inspected");
    optimizer.save(file);
    return Safetensors.read(file).metadata.get("parameter:" + parameter);
  }
}
