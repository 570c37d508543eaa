package org.jdescent.golden;

import static org.jdescent.golden.GoldenRuns.paper;

import java.util.stream.Stream;
import org.jdescent.Rule;
import org.jdescent.Schedule;
import org.jdescent.optimizers.ADOPT;
import org.jdescent.optimizers.FTRL;
import org.jdescent.optimizers.QHAdam;
import org.jdescent.optimizers.Yogi;

/** The golden files of {@code paper_adaptive.py}. */
final class AdaptiveRuns {
  private AdaptiveRuns() {}

  static Stream<GoldenRun> all() {
    return Stream.of(yogi(), adopt(), qhadam(), ftrl()).flatMap(runs -> runs);
  }

  private static Stream<GoldenRun> yogi() {
    Yogi.Hyper varied = Yogi.defaults().learningRate(0x1p-9).beta1(0.8).beta2(0.99).epsilon(1e-5);
    return Stream.of(
            paper("Yogi.defaults", Yogi.defaults()),
            paper("Yogi.varied", varied.initialAccumulator(0.1)),
            paper("Yogi.tensorflow", Yogi.tensorflow()))
        .flatMap(runs -> runs);
  }

  private static Stream<GoldenRun> adopt() {
    ADOPT.Hyper varied = ADOPT.defaults().learningRate(0x1p-9).beta1(0.8).beta2(0.99);
    return Stream.of(
            paper("ADOPT.defaults", ADOPT.defaults()),
            paper("ADOPT.varied", varied.epsilon(0.5)),
            paper("ADOPT.unclipped", varied.epsilon(0.01).clipped(false)))
        .flatMap(runs -> runs);
  }

  private static Stream<GoldenRun> qhadam() {
    return Stream.of(
            paper("QHAdam.defaults", QHAdam.defaults()),
            paper(
                "QHAdam.varied",
                QHAdam.defaults()
                    .learningRate(0x1p-9)
                    .nu1(0.8)
                    .nu2(0.9)
                    .beta1(0.95)
                    .beta2(0.99)
                    .epsilon(1e-5)))
        .flatMap(runs -> runs);
  }

  private static Stream<GoldenRun> ftrl() {
    FTRL.Hyper varied = FTRL.defaults().learningRate(0x1p-5).beta(0.5).l1(2);
    FTRL.Hyper scheduled = FTRL.defaults().l1(2).l2(0.5);
    return Stream.concat(
        paper("FTRL.descent", FTRL.defaults()),
        Stream.of(
            float64("FTRL.defaults", FTRL.defaults()),
            float64("FTRL.varied", varied.l2(4).initialAccumulator(0.25)),
            float64("FTRL.falling", scheduled.learningRate(Schedule.linear(0x1p-5, 0, 2000))),
            float64("FTRL.rising", scheduled.learningRate(Schedule.linear(0x1p-7, 0x1p-6, 1000))),
            float64("FTRL.keras", FTRL.keras()),
            float64(
                "FTRL.keras-varied",
                FTRL.keras().learningRate(0x1p-5).beta(0.5).l1(2).l2(2).initialAccumulator(0.25))));
  }

  private static GoldenRun float64(String name, Rule rule) {
    return GoldenRuns.run(
        "papers/%s.float64".formatted(name), rule, Tolerance.FLOAT64, GoldenRuns.VECTOR);
  }
}
