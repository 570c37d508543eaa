package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.optimizers.RMSProp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Under a constant gradient that was larger once, v and a get stuck a few units in the last place
 * above where they belong, and a² by more than v: the root of v − a² would be NaN.
 */
class RMSPropTest {
  private static final int SIZE = 100;
  private static final int CHANGE = 1000;
  private static final int STEPS = 3000;

  static Stream<RMSProp.Hyper> centred() {
    return Stream.of(
        RMSProp.defaults().centred(true),
        RMSProp.torch().centred(true),
        RMSProp.torch().centred(true).velocity(true),
        RMSProp.keras().centred(true),
        RMSProp.graves());
  }

  @ParameterizedTest
  @MethodSource("centred")
  void constantGradientsMakeNoNaN(RMSProp.Hyper rule) {
    float[] gradients = Values.ordinary(SIZE, 1);
    float[] larger = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      gradients[i] *= 1000; // rounding is larger than an epsilon
      larger[i] = 2 * gradients[i];
    }
    float inside = rule.epsilonInRoot() ? (float) rule.epsilon().at(1) : 0;
    boolean below = false;
    try (FloatPointer p = new FloatPointer(new float[SIZE]);
        FloatPointer g = new FloatPointer(larger);
        Optimizer optimizer = Catalog.start(rule)) {
      for (int t = 1; t <= STEPS; t++) {
        if (t == CHANGE) g.put(gradients);
        optimizer.update(Map.of("p", p), Map.of("p", g));
        float[] v = Model.read(optimizer.slots("p").get("v"));
        float[] a = Model.read(optimizer.slots("p").get("a"));
        for (int i = 0; i < SIZE; i++) {
          below |= v[i] - a[i] * a[i] + inside < 0;
          assertTrue(Float.isFinite(p.get(i)), "element " + i + " in step " + t);
        }
      }
    }
    assertTrue(below, "no difference was below 0");
  }
}
