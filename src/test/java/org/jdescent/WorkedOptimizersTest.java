package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.optimizers.ADOPT;
import org.jdescent.optimizers.AMSGrad;
import org.jdescent.optimizers.ASGD;
import org.jdescent.optimizers.AdEMAMix;
import org.jdescent.optimizers.AdaBelief;
import org.jdescent.optimizers.AdaDelta;
import org.jdescent.optimizers.AdaGrad;
import org.jdescent.optimizers.AdaMax;
import org.jdescent.optimizers.Adafactor;
import org.jdescent.optimizers.Adam;
import org.jdescent.optimizers.AdamMini;
import org.jdescent.optimizers.AdamW;
import org.jdescent.optimizers.Adan;
import org.jdescent.optimizers.AggMo;
import org.jdescent.optimizers.CautiousAdamW;
import org.jdescent.optimizers.DAdaptAdam;
import org.jdescent.optimizers.LAMB;
import org.jdescent.optimizers.LARS;
import org.jdescent.optimizers.FTRL;
import org.jdescent.optimizers.Lion;
import org.jdescent.optimizers.MARS;
import org.jdescent.optimizers.Momentum;
import org.jdescent.optimizers.NAdam;
import org.jdescent.optimizers.NAdamW;
import org.jdescent.optimizers.Nesterov;
import org.jdescent.optimizers.NovoGrad;
import org.jdescent.optimizers.Prodigy;
import org.jdescent.optimizers.QHAdam;
import org.jdescent.optimizers.RAdam;
import org.jdescent.optimizers.RMSProp;
import org.jdescent.optimizers.RProp;
import org.jdescent.optimizers.SGD;
import org.jdescent.optimizers.SM3;
import org.jdescent.optimizers.ScheduleFreeAdamW;
import org.jdescent.optimizers.ScheduleFreeSGD;
import org.jdescent.optimizers.SignSGD;
import org.jdescent.optimizers.Signum;
import org.jdescent.optimizers.StableAdamW;
import org.jdescent.optimizers.Yogi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two steps of every optimizer, worked by hand from the paper's formula: p is 1 at first, the
 * gradients are 0.5 and −0.25 in turn.
 */
class WorkedOptimizersTest {
  private static final double RATE = 0.1;

  static Stream<Arguments> steps() {
    NovoGrad.Hyper novoGrad =
        NovoGrad.defaults()
            .learningRate(RATE)
            .beta1(0.9)
            .beta2(0.75)
            .epsilon(0.01)
            .weightDecay(0.1);
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
        // h is 0.25, then 0.3125
        arguments(
            AdaGrad.defaults().learningRate(RATE).epsilon(0),
            new double[] {0.9, 0.9 + 0.025 / 0.5590169943749474}),
        // v is 0.025, then 0.02875
        arguments(
            RMSProp.defaults().learningRate(RATE).epsilon(0.01),
            new double[] {0.702582564, 0.841813149}),
        // v is 0.0025, then 0.0031; a, if centred, is 0.005, then 0.00245
        arguments(
            RMSProp.torch().learningRate(RATE).epsilon(0.01),
            new double[] {0.166666667, 0.547313697}),
        arguments(
            RMSProp.torch().learningRate(RATE).epsilon(0.01).centred(true),
            new double[] {0.163171119, 0.544130968}),
        // b is 0.5 / 0.06, then 7.5 - 0.25 / 0.065677644
        arguments(
            RMSProp.torch().learningRate(RATE).epsilon(0.01).velocity(true),
            new double[] {0.166666667, -0.202686303}),
        // the root of 0.035, then of 0.03875
        arguments(
            RMSProp.keras().learningRate(RATE).epsilon(0.01),
            new double[] {0.732738758, 0.859738885}),
        // v is 0.925, then 0.83875
        arguments(
            RMSProp.tensorflow().learningRate(RATE).epsilon(0.01),
            new double[] {0.948291231, 0.975427499}),
        // v is 0.038 + 0.0125, then 0.047975 + 0.003125
        arguments(
            RMSProp.dl4j().learningRate(RATE).epsilon(0.01).initialAccumulator(0.04),
            new double[] {0.786982093, 0.892890471}),
        // v is 0.0125, then 0.015; a is 0.025, then 0.01125; the roots are of 0.021875,
        // 0.0248734375
        arguments(
            RMSProp.graves().learningRate(RATE).epsilon(0.01),
            new double[] {0.661938298, 0.516198401}),
        // every turn halves the step size and forgets the gradient, so that the next is no turn
        arguments(
            RProp.defaults().learningRate(RATE), new double[] {0.9, 0.9, 0.85, 0.85, 0.825, 0.825}),
        arguments(RProp.torch().learningRate(RATE).etaMinus(0.3), new double[] {0.9, 0.9, 0.87}),
        arguments(
            AdaDelta.torch().learningRate(0.5).epsilon(0.01),
            new double[] {0.866369379, 0.949510478}),
        arguments(
            Adam.torch().learningRate(RATE).beta2(0.99).epsilon(0.01),
            new double[] {0.901960784, 0.875949866}),
        // the same v, so far, as that of AMSGrad below: 0.0025, then 0.0031; with decay 0.02 a step
        arguments(
            AdamW.defaults().learningRate(RATE).beta2(0.99).epsilon(0.01).weightDecay(0.2),
            new double[] {0.881960784, 0.838310650}),
        arguments(
            AMSGrad.torch().learningRate(RATE).beta2(0.99).epsilon(0.01),
            new double[] {0.901960784, 0.875949866}),
        arguments(
            AMSGrad.defaults().learningRate(RATE).beta2(0.99).epsilon(0.01),
            new double[] {0.916666667, 0.894057458}),
        // n is 0.5, then 0.495, with epsilon beside it or within: 0.51, then 0.5049
        arguments(
            AdaMax.defaults().learningRate(RATE).beta2(0.99).epsilon(0.01),
            new double[] {0.901960784, 0.881116595}),
        arguments(
            AdaMax.torch().learningRate(RATE).beta2(0.99).epsilon(0.01),
            new double[] {0.901960784, 0.881112466}),
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
        // the length is 1, 1.95, 2.86, 3.74, 4.58, and above 5 only in the sixth step
        arguments(
            RAdam.defaults().learningRate(RATE).beta2(0.9).epsilon(0.01),
            new double[] {
              0.950000000, 0.939473684, 0.914381433, 0.903855117, 0.883689554, 0.877034309
            }),
        // alone, c is 0.25, then 0.1423; the rate is a tenth of p
        arguments(Adafactor.defaults().learningRate(RATE), new double[] {0.9, 0.959643830}),
        // alone, the sums are AdaGrad's: 0.25, then 0.3125
        arguments(
            SM3.defaults().learningRate(RATE),
            new double[] {0.9, 0.9 + 0.025 / 0.5590169943749474}),
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
            new double[] {0.884275279, 0.891560070}),
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
            }),
        arguments(
            AdaBelief.defaults().learningRate(RATE).beta2(0.99).epsilon(0.01),
            new double[] {0.954815968, 0.945037486}),
        // v is 1e-6 + 0.0025, then 0.000625 more
        arguments(
            Yogi.defaults().learningRate(RATE).beta2(0.99).epsilon(0.01),
            new double[] {0.901980002, 0.876074812}),
        arguments(
            Yogi.tensorflow().learningRate(RATE).beta2(0.99).epsilon(0.01),
            new double[] {0.916680552, 0.894151268}),
        // v is 0.25; the gradients over its root -0.5, then 1.2649 of which 1 or 2^(1/4) is left
        arguments(
            ADOPT.defaults().learningRate(RATE).beta2(0.5),
            new double[] {1, 1.005, 0.997607929, 0.996502067}),
        arguments(
            ADOPT.defaults().learningRate(RATE).beta2(0.5).clipped(false),
            new double[] {1, 1.005, 0.996850889, 0.995063692}),
        // the corrected m is 0.5, then 0.10526, v 0.25 and 0.15578
        arguments(
            QHAdam.defaults().learningRate(RATE).beta1(0.9).beta2(0.99).nu2(0.8).epsilon(0.01),
            new double[] {0.901960784, 0.902306770}),
        // the paper's z is -14.5, then -15.32; 1/eta 15, then 15.59
        arguments(FTRL.defaults().learningRate(RATE), new double[] {0.966666667, 0.982702412}),
        arguments(
            FTRL.defaults().learningRate(RATE).l1(2).l2(3),
            new double[] {0.694444444, 0.707892412}),
        // of z -14.5, -14.75, -14.28, -14.53
        arguments(
            FTRL.defaults().learningRate(RATE).l1(14.5),
            new double[] {0, 0.016035746, 0, 0.001710380}),
        // a rate of 0.1, then 0.05: 1/eta is 15, then 31.18; z is -14.5, then -29.31
        arguments(
            FTRL.defaults().learningRate(s -> RATE / s).l1(1), new double[] {0.9, 0.908017873}),
        // n is 0.1, 0.35, 0.4125
        arguments(FTRL.keras().learningRate(RATE), new double[] {0.380962091, 0.419887038}),
        arguments(
            FTRL.keras().learningRate(RATE).l1(0.5).l2(0.5),
            new double[] {0.273344812, 0.309458326}));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void areAsWorkedByHand(Rule rule, double[] expected) {
    try (FloatPointer p = new FloatPointer(new float[] {1});
        FloatPointer g = new FloatPointer(1);
        Optimizer optimizer = Catalog.start(rule)) {
      for (int i = 0; i < expected.length; i++) {
        g.put(0, i % 2 == 0 ? 0.5f : -0.25f);
        optimizer.update(matrix(p), matrix(g));
        assertEquals(expected[i], p.get(0), 3e-7, "step " + (i + 1));
      }
    }
  }

  private static ParameterSet matrix(FloatPointer data) {
    return ParameterSet.of(new Parameter("p", data, 1, 1));
  }

  @Test
  void everyOptimizerIsHere() {
    Set<String> worked =
        steps()
            .map(arguments -> Catalog.optimizer((Rule) arguments.get()[0]))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(Catalog.names()), worked);
  }
}
