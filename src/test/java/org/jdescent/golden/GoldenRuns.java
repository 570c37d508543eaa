package org.jdescent.golden;

import static org.jdescent.golden.Tolerance.FLOAT32;
import static org.jdescent.golden.Tolerance.FLOAT64;
import static org.jdescent.golden.Tolerance.SIGNED;
import static org.jdescent.golden.Tolerance.SQUARES;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdescent.Decay;
import org.jdescent.Optimizer;
import org.jdescent.Recipe;
import org.jdescent.Rule;
import org.jdescent.Slot;
import org.jdescent.golden.Tolerance.Measure;
import org.jdescent.optimizers.AMSGrad;
import org.jdescent.optimizers.ASGD;
import org.jdescent.optimizers.AdaBelief;
import org.jdescent.optimizers.AdaDelta;
import org.jdescent.optimizers.AdaGrad;
import org.jdescent.optimizers.AdaMax;
import org.jdescent.optimizers.Adam;
import org.jdescent.optimizers.AdamW;
import org.jdescent.optimizers.Lion;
import org.jdescent.optimizers.Momentum;
import org.jdescent.optimizers.NAdam;
import org.jdescent.optimizers.Nesterov;
import org.jdescent.optimizers.RAdam;
import org.jdescent.optimizers.SGD;
import org.jdescent.optimizers.SignSGD;
import org.jdescent.optimizers.Signum;

/** Every golden file with the optimizer and the tolerances that belong to it. */
public final class GoldenRuns {
  /** Slots that are never negative, but for what has a sign and is called v, too. */
  private static final Set<String> SUMS = Set.of("v", "h", "a", "n", "s");

  private static final Set<String> SIGNED_V = Set.of("Momentum", "Nesterov", "LARS", "Adan");

  /** And here s is a sum of gradients. */
  private static final Set<String> SIGNED_S = Set.of("Prodigy", "DAdaptAdam");

  static final long[] VECTOR = {301};
  private static final Tolerance EXACT = new Tolerance(Measure.BITS, 0);
  private static final Tolerance PROMOTED = new Tolerance(Measure.ABSOLUTE, 5e-7);

  private GoldenRuns() {}

  /** All of them. */
  public static Stream<GoldenRun> all() {
    return Stream.of(
            article(),
            defaults(),
            varied(),
            papers(),
            AdaptiveRuns.all(),
            CarriedRuns.all(),
            DistanceRuns.all(),
            LayerwiseRuns.all(),
            MarginsRuns.all(),
            MatrixRuns.all(),
            MomentaRuns.all(),
            RMSPropRuns.all(),
            ScheduleFreeRuns.all())
        .flatMap(runs -> runs);
  }

  private static Stream<GoldenRun> article() {
    return Stream.of(
        article("SGD", SGD::new, Map.of("p", EXACT)),
        article("Momentum", Momentum::new, Map.of("p", EXACT, "v", EXACT)),
        article("AdaGrad", AdaGrad::new, Map.of("p", EXACT, "h", EXACT)),
        article("Adam", Adam::new, Map.of("p", PROMOTED, "m", EXACT, "v", EXACT)));
  }

  private static Stream<GoldenRun> defaults() {
    return Stream.of(
            torch("defaults/SGD", SGD.defaults()),
            torch("defaults/Momentum", Momentum.torch()),
            torch("defaults/Nesterov", Nesterov.torch()),
            torch("defaults/AdaGrad", AdaGrad.torch()),
            torch("defaults/AdaDelta", AdaDelta.torch()),
            torch("defaults/Adam", Adam.torch()),
            torch("defaults/AdamW", AdamW.defaults()),
            torch("defaults/AMSGrad", AMSGrad.torch()),
            torch("defaults/AdaMax", AdaMax.torch()),
            torch("defaults/NAdam", NAdam.defaults()),
            torch("defaults/RAdam", RAdam.defaults()),
            torch("defaults/ASGD", ASGD.defaults()))
        .flatMap(runs -> runs);
  }

  private static Stream<GoldenRun> varied() {
    return Stream.of(
            torch("varied/SGD", SGD.defaults().learningRate(0.003)),
            torch("varied/Momentum", Momentum.torch().learningRate(0.003).momentum(0.5)),
            torch("varied/Nesterov", Nesterov.torch().learningRate(0.003).momentum(0.5)),
            torch(
                "varied/AdaGrad",
                AdaGrad.torch().learningRate(0.1).epsilon(1e-6).initialAccumulator(0.1)),
            torch(
                "varied/AdaDelta", AdaDelta.torch().learningRate(0.3).decayRate(0.8).epsilon(1e-5)),
            torch(
                "varied/Adam",
                Adam.torch().learningRate(0.003).beta1(0.8).beta2(0.99).epsilon(1e-6)),
            torch(
                "varied/AdamW",
                AdamW.defaults()
                    .learningRate(0x1p-9)
                    .beta1(0.8)
                    .beta2(0.99)
                    .epsilon(1e-6)
                    .weightDecay(0.125)),
            torch(
                "varied/AMSGrad",
                AMSGrad.torch().learningRate(0.003).beta1(0.8).beta2(0.99).epsilon(1e-6)),
            torch(
                "varied/AdaMax",
                AdaMax.torch().learningRate(0.003).beta1(0.8).beta2(0.99).epsilon(1e-6)),
            torch(
                "varied/NAdam",
                NAdam.defaults()
                    .learningRate(0.003)
                    .beta1(0.8)
                    .beta2(0.99)
                    .epsilon(1e-6)
                    .momentumDecay(0.02)),
            torch(
                "varied/RAdam",
                RAdam.defaults().learningRate(0.003).beta1(0.8).beta2(0.99).epsilon(1e-6)),
            torch(
                "varied/ASGD", ASGD.defaults().learningRate(0.003).lambda(0.05).alpha(0.6).t0(10)))
        .flatMap(runs -> runs);
  }

  private static Stream<GoldenRun> papers() {
    return Stream.of(
            paper("SignSGD.defaults", SignSGD.defaults()),
            paper("SignSGD.varied", SignSGD.defaults().learningRate(0x1p-9)),
            paper("Signum.defaults", Signum.defaults()),
            paper("Signum.varied", Signum.defaults().learningRate(0x1p-9).momentum(0.6)),
            paper("Lion.defaults", Lion.defaults()),
            paper(
                "Lion.varied",
                Lion.defaults()
                    .learningRate(0x1p-9)
                    .beta1(0.8)
                    .beta2(0.95)
                    .decay(Decay.decoupled(0.125))),
            paper("AdaBelief.defaults", AdaBelief.defaults()),
            paper(
                "AdaBelief.varied",
                AdaBelief.defaults().learningRate(0.003).beta1(0.8).beta2(0.99).epsilon(1e-5)))
        .flatMap(runs -> runs);
  }

  private static GoldenRun article(
      String name, Supplier<Optimizer> optimizer, Map<String, Tolerance> tolerances) {
    String file = "article/%s.npy".formatted(name);
    return new GoldenRun(file, optimizer, List.of(100), tolerances, 100_000);
  }

  static Stream<GoldenRun> torch(String name, Rule rule) {
    return both("torch/" + name, rule, VECTOR);
  }

  static Stream<GoldenRun> paper(String name, Rule rule) {
    return paper(name, rule, VECTOR);
  }

  static Stream<GoldenRun> paper(String name, Rule rule, long... shape) {
    return both("papers/" + name, rule, shape);
  }

  private static Stream<GoldenRun> both(String name, Rule rule, long... shape) {
    return Stream.of(
        run(name + ".float32", rule, FLOAT32, shape), run(name + ".float64", rule, FLOAT64, shape));
  }

  private static boolean isSum(Rule rule, Slot slot) {
    if (slot.extent() != Slot.Extent.ELEMENT) return true; // of squares, so far
    if (slot.name().equals("s") && SIGNED_S.contains(rule.kernel())) return false;
    if ("grad_avg".equals(slot.torch()))
      return false; // RMSProp's a has a sign, AdaDelta's has none
    return SUMS.contains(slot.name()) && !SIGNED_V.contains(rule.kernel());
  }

  static GoldenRun run(String name, Rule rule, Tolerance p, long... shape) {
    Map<String, Tolerance> tolerances = new HashMap<>();
    tolerances.put("p", p);
    for (Slot slot : rule.slots()) {
      tolerances.put(slot.name(), isSum(rule, slot) ? SQUARES : SIGNED);
    }
    Supplier<Optimizer> optimizer = () -> Recipe.of(rule).start();
    return new GoldenRun(name + ".npy", optimizer, Snapshots.of(name), tolerances, shape);
  }
}
