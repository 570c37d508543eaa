package org.jdescent.golden;

import static org.jdescent.golden.GoldenRuns.paper;

import java.util.stream.Stream;
import org.jdescent.optimizers.AdamMini;
import org.jdescent.optimizers.CautiousAdamW;
import org.jdescent.optimizers.LAMB;
import org.jdescent.optimizers.LARS;
import org.jdescent.optimizers.MARS;
import org.jdescent.optimizers.NovoGrad;
import org.jdescent.optimizers.StableAdamW;

/** The golden files of {@code paper_layerwise.py}. */
final class LayerwiseRuns {
  private LayerwiseRuns() {}

  static Stream<GoldenRun> all() {
    CautiousAdamW.Hyper cautious =
        CautiousAdamW.defaults()
            .learningRate(0x1p-9)
            .beta1(0.8)
            .beta2(0.99)
            .epsilon(1e-4)
            .weightDecay(0.125);
    NovoGrad.Hyper novoGrad =
        NovoGrad.defaults()
            .learningRate(0x1p-9)
            .beta1(0.8)
            .beta2(0.9)
            .epsilon(0.5)
            .weightDecay(0x1p-6);
    AdamMini.Hyper mini =
        AdamMini.defaults()
            .learningRate(0x1p-9)
            .beta1(0.8)
            .beta2(0.99)
            .epsilon(1e-4)
            .weightDecay(0.125);
    MARS.Hyper mars =
        MARS.defaults()
            .learningRate(0x1p-9)
            .beta1(0.8)
            .beta2(0.95)
            .epsilon(1e-4)
            .gamma(0.1)
            .weightDecay(0.125);
    return Stream.of(
            paper("LAMB.defaults", LAMB.defaults()),
            paper(
                "LAMB.varied",
                LAMB.defaults()
                    .learningRate(0x1p-9)
                    .beta1(0.8)
                    .beta2(0.99)
                    .epsilon(1e-4)
                    .weightDecay(0.125)),
            paper("StableAdamW.defaults", StableAdamW.defaults()),
            paper(
                "StableAdamW.varied",
                StableAdamW.defaults()
                    .learningRate(0x1p-9)
                    .beta1(0.8)
                    .beta2(0.95)
                    .epsilon(1e-4)
                    .weightDecay(0.125)),
            paper("CautiousAdamW.defaults", CautiousAdamW.defaults()),
            paper("CautiousAdamW.varied", cautious),
            paper("CautiousAdamW.before", cautious.epsilonAfterCorrection(false)),
            paper("LARS.defaults", LARS.defaults()),
            paper(
                "LARS.varied",
                LARS.defaults()
                    .learningRate(0.5)
                    .momentum(0.6)
                    .weightDecay(0.125)
                    .trustCoefficient(0.002)
                    .epsilon(0.5)),
            paper("NovoGrad.defaults", NovoGrad.defaults()),
            paper("NovoGrad.varied", novoGrad),
            paper("NovoGrad.averages", novoGrad.learningRate(0x1p-7).gradientAveraging(true)),
            paper("AdamMini.defaults", AdamMini.defaults(), 7, 43),
            paper("AdamMini.varied", mini, 7, 43),
            paper("AdamMini.vector", mini),
            paper("MARS.defaults", MARS.defaults(), 7, 43),
            paper("MARS.varied", mars, 7, 43),
            paper("MARS.vector", mars))
        .flatMap(runs -> runs);
  }
}
