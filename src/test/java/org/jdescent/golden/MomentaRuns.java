package org.jdescent.golden;

import static org.jdescent.golden.GoldenRuns.paper;

import java.util.stream.Stream;
import org.jdescent.Decay;
import org.jdescent.optimizers.AdEMAMix;
import org.jdescent.optimizers.Adan;
import org.jdescent.optimizers.AggMo;

/** The golden files of {@code paper_momenta.py}. */
final class MomentaRuns {
  private MomentaRuns() {}

  static Stream<GoldenRun> all() {
    return Stream.of(
            paper("AggMo.defaults", AggMo.defaults()),
            paper(
                "AggMo.varied",
                AggMo.defaults().learningRate(0x1p-9).scaleFactor(0.5).velocities(5)),
            paper("Adan.defaults", Adan.defaults()),
            paper(
                "Adan.varied",
                Adan.defaults()
                    .learningRate(0x1p-9)
                    .beta1(0.9)
                    .beta2(0.75)
                    .beta3(0.95)
                    .epsilon(1e-6)
                    .weightDecay(0.25)),
            paper("AdEMAMix.defaults", AdEMAMix.defaults()),
            paper(
                "AdEMAMix.varied",
                AdEMAMix.defaults()
                    .learningRate(0x1p-9)
                    .beta1(0.8)
                    .beta2(0.99)
                    .beta3(0.995)
                    .alpha(8)
                    .epsilon(1e-6)
                    .warmup(300)
                    .decay(Decay.decoupled(0.125))))
        .flatMap(runs -> runs);
  }
}
