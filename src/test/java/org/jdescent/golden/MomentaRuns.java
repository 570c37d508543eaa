package org.jdescent.golden;

import static org.jdescent.golden.GoldenRuns.paper;

import java.util.stream.Stream;
import org.jdescent.optimizers.AggMo;

/** The golden files of {@code paper_momenta.py}. */
final class MomentaRuns {
  private MomentaRuns() {}

  static Stream<GoldenRun> all() {
    return Stream.of(
            paper("AggMo.defaults", AggMo.defaults()),
            paper(
                "AggMo.varied",
                AggMo.defaults().learningRate(0x1p-9).scaleFactor(0.5).velocities(5)))
        .flatMap(runs -> runs);
  }
}
