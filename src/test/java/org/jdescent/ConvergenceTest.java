package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every optimizer, in every convention, gets to the bottom of every task at the rates given. */
class ConvergenceTest {
  /** For each optimizer its rates for the tasks, in their order. */
  private static final Map<String, double[]> RATES =
      Map.ofEntries(
          entry("AdaBelief", 0.5, 0.1, 0.05),
          entry("AdaDelta", 30, 1, 3),
          entry("Adafactor", 0.1, 0.02, 0.02),
          entry("AdaGrad", 3, 1, 0.3),
          entry("Adam", 0.5, 0.1, 0.05),
          entry("AdaMax", 0.5, 0.1, 0.05),
          entry("AdamMini", 0.5, 0.1, 0.05),
          entry("AdamW", 0.5, 0.1, 0.05),
          entry("Adan", 0.5, 0.1, 0.05),
          entry("AdEMAMix", 2, 1.5, 0.3),
          entry("ADOPT", 0.5, 1, 0.05),
          entry("AggMo", 0.1, 0.0003, 0.03),
          entry("AMSGrad", 0.5, 0.1, 0.05),
          entry("ASGD", 0.5, 0.003, 0.1),
          entry("CautiousAdamW", 0.5, 0.1, 0.05),
          entry("DAdaptAdam", 1, 1, 1),
          entry("FTRL", 3, 1, 0.3),
          entry("LAMB", 0.1, 0.03, 0.01),
          entry("LARS", 30, 10, 3),
          entry("Lion", 0.5, 0.03, 0.01),
          entry("MARS", 0.5, 0.1, 0.05),
          entry("Momentum", 0.1, 0.001, 0.1),
          entry("NAdam", 0.5, 0.1, 0.05),
          entry("NAdamW", 0.5, 0.1, 0.05),
          entry("Nesterov", 0.1, 0.0005, 0.03),
          entry("NovoGrad", 0.1, 0.03, 0.01),
          entry("Prodigy", 1, 1, 1),
          entry("QHAdam", 0.5, 0.1, 0.05),
          entry("RAdam", 1, 0.1, 0.1),
          entry("RMSProp", 0.3, 0.03, 0.03),
          entry("RProp", 0.3, 0.3, 0.3),
          entry("ScheduleFreeAdamW", 1, 0.1, 0.1),
          entry("ScheduleFreeSGD", 3, 0.01, 1),
          entry("SGD", 0.5, 0.003, 0.1),
          entry("SignSGD", 0.3, 0.003, 0.01),
          entry("Signum", 0.3, 0.03, 0.01),
          entry("SM3", 3, 1, 0.3),
          entry("StableAdamW", 0.5, 0.1, 0.01),
          entry("Yogi", 0.5, 0.1, 0.05));

  private static Map.Entry<String, double[]> entry(String name, double... rates) {
    return Map.entry(name, rates);
  }

  static Stream<Arguments> all() {
    return Catalog.named().entrySet().stream()
        .flatMap(rule -> Stream.of(Task.values()).map(task -> arguments(rule.getKey(), task)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void reachesTheBottom(String name, Task task) {
    double[] rates = RATES.get(name.replaceFirst("-.*", ""));
    double loss = task.train(Catalog.named().get(name), rates[task.ordinal()]);
    assertTrue(
        loss <= task.bottom, "the loss must be at most %s, got %s".formatted(task.bottom, loss));
  }
}
