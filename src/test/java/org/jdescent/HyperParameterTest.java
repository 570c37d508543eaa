package org.jdescent;

import static org.jdescent.Schedule.constant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jdescent.optimizers.AdaGrad;
import org.jdescent.optimizers.Adam;
import org.jdescent.optimizers.Momentum;
import org.jdescent.optimizers.SGD;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hyper-parameters: the article's defaults, and every one of them refuses what it cannot be. */
class HyperParameterTest {
  static List<Rule> rules() {
    List<Rule> rules = new ArrayList<>(Catalog.rules());
    rules.addAll(Catalog.namedForMatrices().values());
    return rules;
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyNumberRefusesWhatItCannotBe(Rule rule) throws ReflectiveOperationException {
    for (RecordComponent component : rule.getClass().getRecordComponents()) {
      for (Object bad : bad(component)) {
        String message = refusal(rule, component, bad);
        assertTrue(
            message.matches(
                Catalog.optimizer(rule) + "\\." + component.getName() + " must be .*, got " + bad),
            message);
      }
    }
  }

  private static List<Object> bad(RecordComponent component) {
    Class<?> type = component.getType();
    if (type == boolean.class || type.isEnum()) return List.of();
    if (component.getName().equals("every")) return List.of(0, -1, Integer.MIN_VALUE); // no longest
    if (type == int.class) return List.of(-1, Integer.MIN_VALUE, Integer.MAX_VALUE);
    return List.of(-0.1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e39);
  }

  private static String refusal(Rule rule, RecordComponent component, Object value)
      throws ReflectiveOperationException {
    Method wither = wither(rule, component);
    Throwable cause =
        assertThrows(InvocationTargetException.class, () -> wither.invoke(rule, value)).getCause();
    assertEquals(IllegalArgumentException.class, cause.getClass());
    return cause.getMessage();
  }

  private static Method wither(Rule rule, RecordComponent component)
      throws ReflectiveOperationException {
    Class<?> type = component.getType() == Schedule.class ? double.class : component.getType();
    return rule.getClass().getMethod(component.getName(), type);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void withersChangeOneThing(Rule rule) throws ReflectiveOperationException {
    for (RecordComponent component : rule.getClass().getRecordComponents()) {
      Object value = another(rule, component);
      Object changed = wither(rule, component).invoke(rule, value);
      assertNotEquals(rule, changed);
      for (RecordComponent other : rule.getClass().getRecordComponents()) {
        Object expected =
            other.getName().equals(component.getName()) ? value : other.getAccessor().invoke(rule);
        Object got = other.getAccessor().invoke(changed);
        assertEquals(expected.toString(), got.toString(), other.getName());
      }
    }
  }

  private static Object another(Rule rule, RecordComponent component)
      throws ReflectiveOperationException {
    Object value = component.getAccessor().invoke(rule);
    if (value instanceof Boolean flag) return !flag;
    if (value instanceof Enum<?> constant) {
      Object[] all = component.getType().getEnumConstants();
      return all[(constant.ordinal() + 1) % all.length];
    }
    if (!(value instanceof Integer)) return 0.123;
    Rule first = Catalog.numbered(rule, component).get(0);
    return first.equals(rule) ? (int) value + 1 : component.getAccessor().invoke(first);
  }

  @Test
  void betaOneIsRefusedAsTheDesignSays() {
    FaultTest.throwsMessage(
        IllegalArgumentException.class,
        "Adam.beta2 must be in [0, 1), got 1.0",
        () -> new Adam(0.001, 0.9, 1.0));
  }

  @Test
  void theArticlesConstructorsAndDefaults() {
    assertEquals(new SGD.Hyper(constant(0.01)), SGD.defaults());
    assertEquals(
        new Momentum.Hyper(constant(0.01), constant(0.9), true, 0x1p-100), Momentum.defaults());
    assertEquals(new AdaGrad.Hyper(constant(0.01), constant(1e-7), 0), AdaGrad.defaults());
    assertEquals(
        new Adam.Hyper(
            constant(0.001), constant(0.9), constant(0.999), constant(1e-7), false, 0x1p-100),
        Adam.defaults());
    Optimizer[] all = {
      new SGD(),
      new SGD(0.01),
      new Momentum(),
      new Momentum(0.01),
      new Momentum(0.01, 0.9),
      new AdaGrad(),
      new AdaGrad(0.01),
      new Adam(),
      new Adam(0.001),
      new Adam(0.001, 0.9, 0.999)
    };
    for (int i = 1; i < all.length; i++) {
      if (all[i].getClass() == all[i - 1].getClass())
        assertEquals(all[i - 1].toString(), all[i].toString());
    }
    for (Optimizer optimizer : all) optimizer.close();
  }
}
