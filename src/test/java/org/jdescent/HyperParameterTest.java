package org.jdescent;

import static org.jdescent.Schedule.constant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
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
    return Catalog.rules();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyNumberRefusesWhatItCannotBe(Rule rule) throws ReflectiveOperationException {
    for (RecordComponent component : rule.getClass().getRecordComponents()) {
      if (component.getType() == boolean.class) continue;
      for (double bad :
          new double[] {
            -0.1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e39
          }) {
        String message = refusal(rule, component.getName(), bad);
        assertTrue(
            message.matches(
                Catalog.optimizer(rule) + "\\." + component.getName() + " must be .*, got " + bad),
            message);
      }
    }
  }

  private static String refusal(Rule rule, String name, double value)
      throws ReflectiveOperationException {
    var wither = rule.getClass().getMethod(name, double.class);
    Throwable cause =
        assertThrows(InvocationTargetException.class, () -> wither.invoke(rule, value)).getCause();
    assertEquals(IllegalArgumentException.class, cause.getClass());
    return cause.getMessage();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void withersChangeOneThing(Rule rule) throws ReflectiveOperationException {
    for (RecordComponent component : rule.getClass().getRecordComponents()) {
      boolean flag = component.getType() == boolean.class;
      Object value = flag ? !(boolean) component.getAccessor().invoke(rule) : (Object) 0.123;
      Object changed =
          rule.getClass()
              .getMethod(component.getName(), flag ? boolean.class : double.class)
              .invoke(rule, value);
      assertNotEquals(rule, changed);
      for (RecordComponent other : rule.getClass().getRecordComponents()) {
        Object expected =
            other.getName().equals(component.getName()) ? value : other.getAccessor().invoke(rule);
        Object got = other.getAccessor().invoke(changed);
        assertEquals(expected.toString(), got.toString(), other.getName());
      }
    }
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
