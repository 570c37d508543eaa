package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.Test;

/** What docs/optimizers.md shows of L-BFGS. */
class LBFGSSnippetsTest {
  private static final double[] HOURS = {
    0.5, 0.75, 1, 1.25, 1.5, 1.75, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 4, 4.25, 4.5, 4.75, 5,
    5.5
  };
  private static final int[] PASSED = {0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1};

  /** The regression of an examination on the hours of study, whose coefficients are well known. */
  @Test
  void logisticRegression() {
    double[] hours = HOURS;
    int[] passed = PASSED;
    try (FloatPointer w = new FloatPointer(0, 0)) {
      LBFGS lbfgs = LBFGS.defaults();
      LBFGS.Result result =
          lbfgs.minimize(
              ParameterSet.of(Map.of("w", w)),
              (params, grads) -> {
                FloatPointer g = grads.get("w").data();
                double loss = 0;
                for (int i = 0; i < hours.length; i++) {
                  double chance = 1 / (1 + Math.exp(-w.get(0) * hours[i] - w.get(1)));
                  loss -= Math.log(passed[i] == 1 ? chance : 1 - chance);
                  g.put(0, (float) (g.get(0) + (chance - passed[i]) * hours[i]));
                  g.put(1, (float) (g.get(1) + (chance - passed[i])));
                }
                return loss;
              });
      assertTrue(result.converged());
      assertEquals(1.5046, w.get(0), 1e-4);
      assertEquals(-4.0777, w.get(1), 1e-4);
      assertTrue(result.evaluations() < 20, result::toString);
    }
  }

  /** Stands for a network that has its parameters and gradients in memory of its own. */
  private static final class Network {
    final Model model = new Model().with("w", 3, 4).with("b", 3);
    final ParameterSet params = model.shaped(model.params);
    final ParameterSet grads = model.shaped(model.grads);

    double backward() {
      double loss = 0;
      for (String name : model.params.keySet()) {
        float[] p = model.p(name);
        model.g(name, p);
        for (float value : p) loss += (double) value * value / 2;
      }
      return loss;
    }
  }

  @Test
  void gradientsOfAFramework() {
    List<String> log = new ArrayList<>();
    Network network = new Network();
    LBFGS lbfgs = LBFGS.defaults().history(20);
    LBFGS.Result result =
        lbfgs.minimize(network.params, network.grads, (params, grads) -> network.backward());
    if (!result.converged()) log.add("stopped early: " + result);
    assertEquals(List.of(), log);
    assertEquals(0, result.loss(), 1e-9);
    network.model.close();
  }
}
