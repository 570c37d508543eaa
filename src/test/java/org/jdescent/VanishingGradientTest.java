package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.oracle.RulesOracle;
import org.jdescent.oracle.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Gradients that become zero, as behind dead ReLUs: slots decay to zero, not into subnormals, and
 * as the oracle's.
 */
class VanishingGradientTest {
  private static final int SIZE = 1000;
  private static final int STEPS = 2000;

  static List<Rule> rules() {
    return Catalog.rules();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void slotsDecayToZeroAsTheOracles(Rule rule) {
    float[] expected = Values.normal(SIZE, 1);
    Tensor tensor = Tensor.alone(rule, expected, SIZE);
    float[] gradient = Values.normal(SIZE, 2);
    try (FloatPointer p = new FloatPointer(expected);
        FloatPointer g = new FloatPointer(gradient);
        Optimizer optimizer = Catalog.start(rule)) {
      for (int t = 1; t <= STEPS; t++) {
        RulesOracle.step(t, List.of(tensor), List.of(gradient));
        optimizer.update(Map.of("p", p), Map.of("p", g));
        gradient = new float[SIZE];
        g.put(gradient);
      }
      assertArrayEquals(tensor.p, Model.read(p));
      float[][] slots = tensor.slots;
      for (int s = 0; s < slots.length; s++) {
        float[] actual = Model.read(optimizer.slots("p").get(rule.slots().get(s).name()));
        assertArrayEquals(slots[s], actual);
        if (Catalog.has(rule, "tiny") && !rule.equals(Catalog.with(rule, "tiny", 0)))
          assertNoSubnormals(actual);
      }
    }
  }

  /** Whatever a rule decays, and whatever it makes of the sign of zero. */
  @ParameterizedTest
  @MethodSource("rules")
  void zerosThatNeverHadAGradientStay(Rule rule) {
    try (FloatPointer p = new FloatPointer(new float[SIZE]);
        FloatPointer g = new FloatPointer(new float[SIZE]);
        Optimizer optimizer = Catalog.start(rule)) {
      for (int t = 1; t <= 3; t++) {
        optimizer.update(Map.of("p", p), Map.of("p", g));
        assertArrayEquals(new float[SIZE], Model.read(p));
      }
    }
  }

  private static void assertNoSubnormals(float[] values) {
    for (float value : values)
      assertTrue(value == 0 || Math.abs(value) >= Float.MIN_NORMAL, "subnormal " + value);
  }
}
