package org.jdescent.golden;

import static org.jdescent.golden.GoldenRuns.paper;

import java.util.stream.Stream;
import org.jdescent.optimizers.Adafactor;
import org.jdescent.optimizers.SM3;

/** The golden files of {@code paper_margins.py}. */
final class MarginsRuns {
  private MarginsRuns() {}

  static Stream<GoldenRun> all() {
    Adafactor.Hyper varied =
        Adafactor.defaults()
            .learningRate(0x1p-9)
            .decayExponent(0.5)
            .epsilon1(1e-3)
            .epsilon2(0.5)
            .threshold(0.5);
    return Stream.of(
            paper("Adafactor.defaults", Adafactor.defaults(), 7, 43),
            paper("Adafactor.varied", varied, 7, 43),
            paper("Adafactor.vector", Adafactor.defaults().learningRate(0x1p-9)),
            paper("SM3.defaults", SM3.defaults(), 7, 43),
            paper("SM3.varied", SM3.defaults().learningRate(0x1p-6), 7, 43),
            paper("SM3.vector", SM3.defaults().learningRate(0x1p-6)))
        .flatMap(runs -> runs);
  }
}
