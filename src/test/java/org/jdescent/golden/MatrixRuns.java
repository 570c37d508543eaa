package org.jdescent.golden;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdescent.Optimizer;
import org.jdescent.Recipe;
import org.jdescent.Rule;
import org.jdescent.Slot;
import org.jdescent.golden.Tolerance.Measure;
import org.jdescent.optimizers.Muon;
import org.jdescent.optimizers.NorMuon;
import org.jdescent.optimizers.SOAP;
import org.jdescent.optimizers.Shampoo;

/**
 * The golden files of {@code paper_muon.py}, {@code paper_shampoo.py} and {@code paper_soap.py}.
 */
final class MatrixRuns {
  private static final List<Integer> SNAPSHOTS = List.of(1, 2, 3, 10, 30);
  private static final Tolerance CLOSE = new Tolerance(Measure.RELATIVE_TO_LARGEST, 1e-5);
  private static final List<String> COMPARED = List.of("m", "v", "a");

  private MatrixRuns() {}

  static Stream<GoldenRun> all() {
    return Stream.of(muon(), norMuon(), shampoo(), soap()).flatMap(runs -> runs);
  }

  private static Stream<GoldenRun> muon() {
    String matrices = "6x6 5x9 9x5";
    String all = matrices + " 4x3x2 1x7 7x1";
    Muon.Hyper fast = Muon.defaults().learningRate(0x1p-4);
    Muon.Hyper varied = fast.momentum(0.8).weightDecay(0.125);
    Muon.Hyper decayed = fast.weightDecay(0.1);
    Muon.Hyper keras = Muon.keras().learningRate(0x1p-4);
    Muon.Hyper early = keras.weightDecay(0.1).iterations(6).scale(Muon.Scale.ASPECT);
    return Stream.of(
            runs("Muon.defaults", Muon.defaults(), all),
            runs("Muon.varied", varied, matrices),
            runs("Muon.plain", fast.momentum(0.8).nesterov(false), matrices),
            runs("Muon.rms", decayed.scale(Muon.Scale.RMS), matrices),
            runs("Muon.torch", Muon.torch(), matrices),
            runs("Muon.torch-varied", varied, matrices),
            runs("Muon.torch-rms", decayed.scale(Muon.Scale.RMS), matrices),
            runs("Muon.keras", Muon.keras(), matrices),
            runs("Muon.keras-varied", keras.momentum(0.8).weightDecay(0.125), matrices),
            runs("Muon.keras-early", early, "5x9 9x5"),
            runs(
                "Muon.express", Muon.defaults().coefficients(Muon.Coefficients.POLAR_EXPRESS), all))
        .flatMap(runs -> runs);
  }

  private static Stream<GoldenRun> norMuon() {
    NorMuon.Hyper varied =
        NorMuon.defaults()
            .learningRate(0x1p-3)
            .momentum(0.8)
            .beta2(0.9)
            .weightDecay(0.125)
            .epsilon(0x1p-6);
    return Stream.of(
            runs("NorMuon.defaults", NorMuon.defaults(), "6x6 5x9 9x5"),
            runs("NorMuon.varied", varied, "6x6 5x9 9x5 4x3x2 1x7 7x1"),
            runs("NorMuon.authors", NorMuon.authors(), "6x6 5x9 9x5"))
        .flatMap(runs -> runs);
  }

  private static Stream<GoldenRun> shampoo() {
    Shampoo.Hyper often = Shampoo.defaults().learningRate(0x1p-4).epsilon(1e-6).every(1);
    Shampoo.Hyper sum = often.accumulated(true);
    Shampoo.Hyper varied =
        often.beta1(0.8).beta2(0.9).epsilon(0.125).every(5).graft(Shampoo.Graft.ADAGRAD);
    String both = "6x6 5x8";
    return Stream.of(
            runs("Shampoo.defaults", often, both),
            runs("Shampoo.sgd", often.graft(Shampoo.Graft.SGD), both),
            runs("Shampoo.adagrad", often.graft(Shampoo.Graft.ADAGRAD), both),
            runs("Shampoo.none", often.graft(Shampoo.Graft.NONE), both),
            runs("Shampoo.sum", Shampoo.article().learningRate(0x1p-4), both),
            runs("Shampoo.sum-adagrad", sum.graft(Shampoo.Graft.ADAGRAD), both),
            runs("Shampoo.interval", often.every(5), "6x6"),
            runs("Shampoo.interval-sum", sum.beta1(0.8).every(5).graft(Shampoo.Graft.SGD), "6x6"),
            runs("Shampoo.interval-varied", varied, both),
            runs("Shampoo.blocks", often.edge(4), "10x7"),
            runs("Shampoo.blocks-sgd", often.edge(4).graft(Shampoo.Graft.SGD), "10x7"),
            runs("Shampoo.blocks-varied", varied.edge(4), "10x7"))
        .flatMap(runs -> runs);
  }

  private static Stream<GoldenRun> soap() {
    SOAP.Hyper fast = SOAP.defaults().learningRate(0x1p-4).weightDecay(0);
    SOAP.Hyper varied = fast.beta1(0.8).beta2(0.9);
    SOAP.Hyper decayed = varied.epsilon(0x1p-6).weightDecay(0.125);
    return Stream.of(
            runs("SOAP.defaults", SOAP.defaults().weightDecay(0), "6x6"),
            runs("SOAP.every", fast.every(1), "6x6"),
            runs("SOAP.third", varied.beta3(0.9).every(3), "6x6"),
            runs("SOAP.decay", decayed.every(3), "6x6"),
            runs("SOAP.side", fast.every(3).most(6), "5x8 8x5"),
            runs("SOAP.side-decay", decayed.every(1).most(6), "5x8"))
        .flatMap(runs -> runs);
  }

  private static Stream<GoldenRun> runs(String name, Rule rule, String shapes) {
    return Stream.of(shapes.split(" ")).map(shape -> run(name, rule, shape));
  }

  private static GoldenRun run(String name, Rule rule, String shape) {
    long[] axes = Stream.of(shape.split("x")).mapToLong(Long::parseLong).toArray();
    Map<String, Tolerance> tolerances = new LinkedHashMap<>(Map.of("p", CLOSE));
    for (Slot slot : rule.slots()) {
      if (COMPARED.contains(slot.name())) tolerances.put(slot.name(), CLOSE);
    }
    Supplier<Optimizer> optimizer = () -> Recipe.of(rule).start();
    String file = "papers/%s.%s.float64.npy".formatted(name, shape);
    return new GoldenRun(file, optimizer, SNAPSHOTS, tolerances, axes);
  }
}
