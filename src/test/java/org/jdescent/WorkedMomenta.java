package org.jdescent;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.jdescent.optimizers.ASGD;
import org.jdescent.optimizers.AdEMAMix;
import org.jdescent.optimizers.Adan;
import org.jdescent.optimizers.AggMo;
import org.jdescent.optimizers.Lion;
import org.jdescent.optimizers.Momentum;
import org.jdescent.optimizers.NAdam;
import org.jdescent.optimizers.NAdamW;
import org.jdescent.optimizers.Nesterov;
import org.jdescent.optimizers.SGD;
import org.jdescent.optimizers.ScheduleFreeAdamW;
import org.jdescent.optimizers.ScheduleFreeSGD;
import org.jdescent.optimizers.SignSGD;
import org.jdescent.optimizers.Signum;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Two steps of optimizers with velocities, signs or several means; see {@link
 * WorkedOptimizersTest}.
 */
final class WorkedMomenta {
  private static final double RATE = 0.1;

  private WorkedMomenta() {}

  static Stream<Arguments> steps() {
    return Stream.of(
        arguments(SGD.defaults().learningRate(RATE), new double[] {0.95, 0.975}),
        // eta is 0.1, then 0.0964067; p keeps 0.95, then 0.9517966 of itself
        arguments(
            ASGD.defaults().learningRate(RATE).lambda(0.5),
            new double[] {0.9, 0.880718624, 0.793170002}),
        // v is -0.05, then -0.045 + 0.025
        arguments(Momentum.defaults().learningRate(RATE), new double[] {0.95, 0.93}),
        arguments(Momentum.torch().learningRate(RATE), new double[] {0.95, 0.93}),
        // 0.9 * -0.05 - 0.05 below 1, then 0.9 * -0.02 + 0.025 above that
        arguments(Nesterov.defaults().learningRate(RATE), new double[] {0.905, 0.912}),
        arguments(Nesterov.torch().learningRate(RATE), new double[] {0.905, 0.912}),
        // velocities -0.5 each, then 0.25, -0.2, -0.245
        arguments(AggMo.defaults().learningRate(RATE), new double[] {0.95, 0.9435}),
        arguments(SignSGD.defaults().learningRate(RATE), new double[] {0.9, 1}),
        // m is 0.05, then 0.02: the sign stays
        arguments(Signum.defaults().learningRate(RATE), new double[] {0.9, 0.8}),
        // c is 0.05, then 0.9 * 0.005 - 0.025: the sign turns
        arguments(Lion.defaults().learningRate(RATE), new double[] {0.9, 1}),
        // the momenta are 0.450073474 and 0.450146935, their product 0.202599195
        arguments(
            NAdam.defaults().learningRate(RATE).beta2(0.99).epsilon(0.01),
            new double[] {0.896426296, 0.936575957}),
        // 0.468 and 0.48528: half of 0.96 and 0.9216 are missing to 1
        arguments(
            NAdam.keras().learningRate(RATE).beta2(0.99).epsilon(0.01),
            new double[] {0.895805117, 0.934146624}),
        // 0.1 * 0.095 / 0.1 / 0.06, then 0.1 * (0.9 * 0.02 - 0.025) / 0.19 / (0.055677644 + 0.01)
        arguments(
            NAdam.dl4j().learningRate(RATE).beta2(0.99).epsilon(0.01),
            new double[] {-0.583333333, -0.527237982}),
        arguments(
            NAdamW.defaults().learningRate(RATE).beta2(0.99).epsilon(0.01).weightDecay(0.2),
            new double[] {0.876426296, 0.899047431}),
        // z is 0.95, then 0.975; x the same, then 0.9625
        arguments(ScheduleFreeSGD.defaults().learningRate(RATE), new double[] {0.95, 0.96375}),
        // v as above; the rate is 0.01, then 0.0141, and c is 0.6656 then
        arguments(
            ScheduleFreeAdamW.defaults()
                .learningRate(RATE)
                .beta2(0.99)
                .epsilon(0.01)
                .weightDecay(0.2),
            new double[] {0.914666667, 0.950396775}),
        // m2 is 0.0005, then 0.0002495
        arguments(
            AdEMAMix.defaults().learningRate(RATE).beta2(0.99).beta3(0.999).alpha(4).epsilon(0.01),
            new double[] {0.901568627, 0.875311099}),
        // alpha is 1, 2, 3, 4 and beta3 0.996116, 0.998020, 0.998671, 0.999
        arguments(
            AdEMAMix.defaults()
                .learningRate(RATE)
                .beta2(0.99)
                .beta3(0.999)
                .alpha(4)
                .epsilon(0.01)
                .warmup(4),
            new double[] {0.901580040, 0.874856032, 0.816790564, 0.788947790}),
        // the logarithm of beta1 is infinite: beta3 is 0.999 squared, then 0.999
        arguments(
            AdEMAMix.defaults()
                .learningRate(RATE)
                .beta1(0)
                .beta2(0.99)
                .beta3(0.999)
                .alpha(4)
                .epsilon(0.01)
                .warmup(2),
            new double[] {0.901568824, 0.962604926}),
        // d is 0, then -0.75; corrected, m is 0.5 and 0.10526, v 0 and -0.5, n 0.25 and 0.32067
        arguments(
            Adan.defaults().learningRate(RATE).beta1(0.9).beta2(0.5).epsilon(0.01).weightDecay(0.2),
            new double[] {0.884275279, 0.891560070}));
  }
}
