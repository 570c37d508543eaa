package org.jdescent.golden;

import static org.jdescent.golden.GoldenRuns.paper;

import java.util.stream.Stream;
import org.jdescent.optimizers.NAdam;
import org.jdescent.optimizers.NAdamW;

/** The golden files of {@code paper_carried.py}. */
final class CarriedRuns {
  private CarriedRuns() {}

  static Stream<GoldenRun> all() {
    return Stream.of(
            paper("NAdam.keras", NAdam.keras()),
            paper("NAdam.dl4j", NAdam.dl4j()),
            paper("NAdamW.defaults", NAdamW.defaults()),
            paper(
                "NAdamW.varied",
                NAdamW.defaults()
                    .learningRate(0x1p-9)
                    .beta1(0.8)
                    .beta2(0.99)
                    .epsilon(1e-6)
                    .momentumDecay(0.02)
                    .weightDecay(0.125)))
        .flatMap(runs -> runs);
  }
}
