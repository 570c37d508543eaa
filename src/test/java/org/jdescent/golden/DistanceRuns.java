package org.jdescent.golden;

import static org.jdescent.golden.GoldenRuns.paper;

import java.util.stream.Stream;
import org.jdescent.optimizers.DAdaptAdam;
import org.jdescent.optimizers.Prodigy;

/** The golden files of {@code paper_distance.py}. */
final class DistanceRuns {
  private DistanceRuns() {}

  static Stream<GoldenRun> all() {
    return Stream.of(
            paper("Prodigy.defaults", Prodigy.defaults()),
            paper(
                "Prodigy.varied",
                Prodigy.defaults()
                    .learningRate(0.5)
                    .beta1(0.8)
                    .beta2(0.9)
                    .epsilon(1e-6)
                    .d0(0x1p-10)),
            paper("DAdaptAdam.defaults", DAdaptAdam.defaults()),
            paper(
                "DAdaptAdam.varied",
                DAdaptAdam.defaults()
                    .learningRate(0.75)
                    .beta1(0.8)
                    .beta2(0.99)
                    .epsilon(1e-6)
                    .d0(0x1p-10)))
        .flatMap(runs -> runs);
  }
}
