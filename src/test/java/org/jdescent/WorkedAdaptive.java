package org.jdescent;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.jdescent.optimizers.ADOPT;
import org.jdescent.optimizers.AMSGrad;
import org.jdescent.optimizers.AdaBelief;
import org.jdescent.optimizers.AdaDelta;
import org.jdescent.optimizers.AdaGrad;
import org.jdescent.optimizers.AdaMax;
import org.jdescent.optimizers.Adam;
import org.jdescent.optimizers.AdamW;
import org.jdescent.optimizers.FTRL;
import org.jdescent.optimizers.QHAdam;
import org.jdescent.optimizers.RAdam;
import org.jdescent.optimizers.RMSProp;
import org.jdescent.optimizers.RProp;
import org.jdescent.optimizers.Yogi;
import org.junit.jupiter.params.provider.Arguments;

/** Two steps of optimizers with a step size for each element; see {@link WorkedOptimizersTest}. */
final class WorkedAdaptive {
  private static final double RATE = 0.1;

  private WorkedAdaptive() {}

  static Stream<Arguments> steps() {
    return Stream.of(
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
        // the length is 1, 1.95, 2.86, 3.74, 4.58, and above 5 only in the sixth step
        arguments(
            RAdam.defaults().learningRate(RATE).beta2(0.9).epsilon(0.01),
            new double[] {
              0.950000000, 0.939473684, 0.914381433, 0.903855117, 0.883689554, 0.877034309
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
}
