package org.jdescent.golden;

import static org.jdescent.golden.Tolerance.FLOAT32;
import static org.jdescent.golden.Tolerance.FLOAT64;
import static org.jdescent.golden.Tolerance.SIGNED;
import static org.jdescent.golden.Tolerance.SQUARES;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdescent.Optimizer;
import org.jdescent.golden.Tolerance.Measure;
import org.jdescent.optimizers.AdaGrad;
import org.jdescent.optimizers.Adam;
import org.jdescent.optimizers.Momentum;
import org.jdescent.optimizers.SGD;

/** Every golden file with the optimizer and the tolerances that belong to it. */
public final class GoldenRuns {
  private static final Tolerance EXACT = new Tolerance(Measure.BITS, 0);
  private static final Tolerance PROMOTED = new Tolerance(Measure.ABSOLUTE, 5e-7);

  private GoldenRuns() {}

  /** All of them. */
  public static Stream<GoldenRun> all() {
    return Stream.of(article(), defaults(), varied()).flatMap(runs -> runs);
  }

  private static Stream<GoldenRun> article() {
    return Stream.of(
        article("SGD", SGD::new, Map.of("p", EXACT)),
        article("Momentum", Momentum::new, Map.of("p", EXACT, "v", EXACT)),
        article("AdaGrad", AdaGrad::new, Map.of("p", EXACT, "h", EXACT)),
        article("Adam", Adam::new, Map.of("p", PROMOTED, "m", EXACT, "v", EXACT)));
  }

  private static Stream<GoldenRun> defaults() {
    return torch("defaults", SGD.defaults(), Momentum.torch(), AdaGrad.torch(), Adam.torch());
  }

  private static Stream<GoldenRun> varied() {
    return torch(
        "varied",
        SGD.defaults().learningRate(0.003),
        Momentum.torch().learningRate(0.003).momentum(0.5),
        AdaGrad.torch().learningRate(0.1).epsilon(1e-6).initialAccumulator(0.1),
        Adam.torch().learningRate(0.003).beta1(0.8).beta2(0.99).epsilon(1e-6));
  }

  private static Stream<GoldenRun> torch(
      String folder,
      SGD.Hyper sgd,
      Momentum.Hyper momentum,
      AdaGrad.Hyper adaGrad,
      Adam.Hyper adam) {
    return Stream.of(
            torch(folder + "/SGD", () -> new SGD(sgd), Map.of()),
            torch(folder + "/Momentum", () -> new Momentum(momentum), Map.of("v", SIGNED)),
            torch(folder + "/AdaGrad", () -> new AdaGrad(adaGrad), Map.of("h", SQUARES)),
            torch(folder + "/Adam", () -> new Adam(adam), Map.of("m", SIGNED, "v", SQUARES)))
        .flatMap(runs -> runs);
  }

  private static GoldenRun article(
      String name, Supplier<Optimizer> optimizer, Map<String, Tolerance> tolerances) {
    String file = "article/%s.npy".formatted(name);
    return new GoldenRun(file, optimizer, 100_000, List.of(100), tolerances);
  }

  private static Stream<GoldenRun> torch(
      String name, Supplier<Optimizer> optimizer, Map<String, Tolerance> slots) {
    return Stream.of(
        torch(name + ".float32", optimizer, FLOAT32, slots),
        torch(name + ".float64", optimizer, FLOAT64, slots));
  }

  private static GoldenRun torch(
      String name, Supplier<Optimizer> optimizer, Tolerance p, Map<String, Tolerance> slots) {
    Map<String, Tolerance> tolerances = new HashMap<>(slots);
    tolerances.put("p", p);
    String file = "torch/%s.npy".formatted(name);
    return new GoldenRun(file, optimizer, 301, List.of(1, 10, 100, 1000), tolerances);
  }
}
