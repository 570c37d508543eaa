package org.jdescent;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.jdescent.optimizers.Adafactor;
import org.jdescent.optimizers.AdamMini;
import org.jdescent.optimizers.CautiousAdamW;
import org.jdescent.optimizers.DAdaptAdam;
import org.jdescent.optimizers.LAMB;
import org.jdescent.optimizers.LARS;
import org.jdescent.optimizers.MARS;
import org.jdescent.optimizers.NovoGrad;
import org.jdescent.optimizers.Prodigy;
import org.jdescent.optimizers.SM3;
import org.jdescent.optimizers.StableAdamW;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Two steps of optimizers that need numbers of a whole tensor, or of all; see {@link
 * WorkedOptimizersTest}.
 */
final class WorkedLayerwise {
  private static final double RATE = 0.1;

  private WorkedLayerwise() {}

  static Stream<Arguments> steps() {
    NovoGrad.Hyper novoGrad =
        NovoGrad.defaults()
            .learningRate(RATE)
            .beta1(0.9)
            .beta2(0.75)
            .epsilon(0.01)
            .weightDecay(0.1);
    return Stream.of(
        // alone, c is 0.25, then 0.1423; the rate is a tenth of p
        arguments(Adafactor.defaults().learningRate(RATE), new double[] {0.9, 0.959643830}),
        // alone, the sums are AdaGrad's: 0.25, then 0.3125
        arguments(
            SM3.defaults().learningRate(RATE),
            new double[] {0.9, 0.9 + 0.025 / 0.5590169943749474}),
        // of one element the mean is itself: AdamW
        arguments(
            AdamMini.defaults().learningRate(RATE).beta2(0.99).epsilon(0.01).weightDecay(0.2),
            new double[] {0.881960784, 0.838310650}),
        // half an update of one element, then none: m has another sign than g
        arguments(
            CautiousAdamW.defaults().learningRate(RATE).beta2(0.99).epsilon(0.01).weightDecay(0.2),
            new double[] {0.930980392, 0.912360784}),
        // alone, r has no length but its sign's: a tenth of p
        arguments(LAMB.defaults().learningRate(RATE), new double[] {0.9, 0.81}),
        // c is 0.5, then -0.25 - 0.45 * 0.75
        arguments(
            MARS.defaults()
                .learningRate(RATE)
                .beta1(0.9)
                .epsilon(0.01)
                .gamma(0.05)
                .weightDecay(0.2),
            new double[] {0.881960784, 0.877343882}),
        // the ratio is 0.2 / 0.85, then 0.2 * 0.929411765 / 0.592941177
        arguments(
            LARS.defaults().learningRate(0.5).weightDecay(0.1).trustCoefficient(0.2).epsilon(0.25),
            new double[] {0.929411765, 0.890500700}),
        // v is 0.25, then 0.203125
        arguments(novoGrad, new double[] {0.891960784, 0.840071848}),
        arguments(novoGrad.gradientAveraging(true), new double[] {0.989196078, 0.983909950}),
        // the mean square is 1, then 0.4: nothing is clipped, and the steps are AdamW's
        arguments(
            StableAdamW.defaults().learningRate(RATE).epsilon(0.01),
            new double[] {0.881960784, 0.838310650}),
        // d is 0.1, and after the fifth step 0.106124
        arguments(
            Prodigy.defaults().beta2(0.99).epsilon(0.01).d0(0.1),
            new double[] {
              0.916666667, 0.886214904, 0.805861095, 0.764886473, 0.684408320, 0.636787502
            }),
        // d is 0.1, and after the seventh step 0.194055
        arguments(
            DAdaptAdam.defaults().epsilon(0.01).d0(0.1),
            new double[] {
              0.806287057,
              0.734008168,
              0.532259040,
              0.428763954,
              0.219969382,
              0.098414127,
              -0.114134897,
              -0.194590607
            }));
  }
}
