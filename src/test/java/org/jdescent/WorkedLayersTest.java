package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.javacpp.FloatPointer;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two steps of every rule that looks at whole tensors, worked by hand from the paper's formula: p
 * is {{1, 2}, {2, 4}} at first, of norm 5; the gradients have norm 0.5, then 1.
 */
class WorkedLayersTest {
  private static final float[] START = {1, 2, 2, 4};
  private static final float[] ZEROS = new float[4];
  private static final float[][] GRADIENTS = {
    {0.1f, 0.2f, -0.2f, 0.4f}, {-0.8f, 0.4f, 0.4f, -0.2f}
  };

  static Stream<Arguments> steps() {
    LAMB.Hyper lamb = LAMB.defaults().learningRate(0.1).beta2(0.99).epsilon(0.01).weightDecay(0.2);
    CautiousAdamW.Hyper cautious =
        CautiousAdamW.defaults().learningRate(0.1).beta2(0.99).epsilon(0.01).weightDecay(0.2);
    LARS.Hyper lars =
        LARS.defaults().learningRate(0.5).weightDecay(0.1).trustCoefficient(0.2).epsilon(0.25);
    NovoGrad.Hyper novoGrad =
        NovoGrad.defaults().learningRate(0.1).beta1(0.9).beta2(0.75).epsilon(0.01).weightDecay(0.1);
    return Stream.of(
        arguments(
            lamb,
            START,
            new double[][] {
              {0.782772118, 1.735121037, 2.108189999, 3.652226933},
              {0.903705809, 1.416327541, 1.915118347, 3.406188064}
            }),
        // of zeros there is no ratio: the first step is Adam's, the second as long as that was
        arguments(
            lamb,
            ZEROS,
            new double[][] {
              {-0.090909091, -0.095238095, 0.095238095, -0.097560976},
              {-0.080582546, -0.109541499, 0.089402115, -0.101295732}
            }),
        // the root of the mean square is 1, then 1.178
        arguments(
            StableAdamW.defaults().learningRate(0.1).epsilon(0.01),
            START,
            new double[][] {
              {0.889090909, 1.864761905, 2.055238095, 3.822439024},
              {0.928548356, 1.753789017, 1.990261247, 3.735601147}
            }),
        // all go with their gradients, then three of four: 4/5 and 4/4 of AdamW's update
        arguments(
            cautious,
            START,
            new double[][] {
              {0.907272727, 1.883809524, 2.036190476, 3.841951220},
              {0.953392226, 1.752696144, 1.960024974, 3.765112195}
            }),
        arguments(
            cautious.epsilonAfterCorrection(false),
            START,
            new double[][] {
              {0.940000000, 1.906666667, 2.013333333, 3.856000000},
              {0.979373420, 1.789774494, 1.943192624, 3.778880000}
            }),
        // the ratio is 0.2 * 5 / (0.5 + 0.1 * 5 + 0.25)
        arguments(
            lars,
            START,
            new double[][] {
              {0.920000000, 1.840000000, 2.000000000, 3.680000000},
              {1.040455150, 1.537251684, 1.836902415, 3.346332676}
            }),
        // and of zeros 1, then 0.2 * 0.25 / (1 + 0.1 * 0.25 + 0.25)
        arguments(
            lars,
            ZEROS,
            new double[][] {
              {-0.050000000, -0.100000000, 0.100000000, -0.200000000},
              {-0.079215686, -0.197647059, 0.181960784, -0.375686275}
            }),
        // v is 0.25, then 0.25 + (1 - 0.25) / 4
        arguments(
            novoGrad,
            START,
            new double[][] {
              {0.970392157, 1.940784314, 2.019215686, 3.881568627},
              {1.053188470, 1.808508706, 1.956744000, 3.765951529}
            }),
        arguments(
            novoGrad.gradientAveraging(true),
            START,
            new double[][] {
              {0.997039216, 1.994078431, 2.001921569, 3.988156863},
              {1.005292200, 1.980797576, 1.995691694, 3.976488565}
            }),
        // the rows' mean squares are 0.025 and 0.1, then 0.4 and 0.1
        arguments(
            AdamMini.defaults().learningRate(0.1).beta2(0.99).epsilon(0.01).weightDecay(0.2),
            START,
            new double[][] {
              {0.920516513, 1.841033026, 2.021306860, 3.797386280},
              {0.981276891, 1.739537702, 1.945387278, 3.695625140}
            }),
        // rows' and columns' means are alike: 0.025 and 0.1, then 0.240 and 0.1; w, 1.1 long, is
        // shortened
        arguments(
            Adafactor.defaults().learningRate(0.1),
            START,
            new double[][] {
              {0.750000000, 1.750000000, 2.250000000, 3.750000000},
              {1.047928667, 1.519042370, 2.019042370, 3.929040934}
            }),
        // r and c are 0.04 and 0.16, then 0.68 and 0.2
        arguments(
            SM3.defaults().learningRate(0.1),
            START,
            new double[][] {
              {0.900000000, 1.900000000, 2.100000000, 3.900000000},
              {0.997014250, 1.810557281, 2.010557281, 3.944721360}
            }),
        // d stays at 0.1, which is then but a rate
        arguments(
            Prodigy.defaults().beta2(0.99).epsilon(0.01).d0(0.1),
            START,
            new double[][] {
              {0.950000000, 1.933333333, 2.066666667, 3.920000000},
              {1.028352284, 1.827255078, 2.026430087, 3.890664871}
            }),
        arguments(
            DAdaptAdam.defaults().beta2(0.99).epsilon(0.01).d0(0.1),
            START,
            new double[][] {
              {0.950000000, 1.933333333, 2.066666667, 3.920000000},
              {1.028352284, 1.827255078, 2.026430087, 3.890664871}
            }),
        // c is g, then {{-1.205, 0.49}, {0.67, -0.47}} over its norm
        arguments(
            MARS.defaults().learningRate(0.1).beta1(0.9).epsilon(0.01).gamma(0.05).weightDecay(0.2),
            START,
            new double[][] {
              {0.889090909, 1.864761905, 2.055238095, 3.822439024},
              {0.935366455, 1.732488310, 1.975612344, 3.738194737}
            }));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void areAsWorkedByHand(Rule rule, float[] start, double[][] expected) {
    float[][] got = train(rule, start, GRADIENTS);
    for (int t = 0; t < expected.length; t++) {
      for (int i = 0; i < start.length; i++) {
        assertEquals(expected[t][i], got[t][i], 1e-6, "p[%d] after step %d".formatted(i, t + 1));
      }
    }
  }

  static Stream<Rule> rules() {
    return steps().map(arguments -> (Rule) arguments.get()[0]);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void zeroGradientsMoveNothing(Rule rule) {
    float[][] zeros = {ZEROS, ZEROS};
    assertArrayEquals(START, train(rule.decay(Decay.NONE), START, zeros)[1]);
    assertArrayEquals(ZEROS, train(rule, ZEROS, zeros)[1]);
  }

  /** As of dead units and pixels that are never lit: a row and a column without any gradient. */
  @ParameterizedTest
  @MethodSource("rules")
  void whereNoGradientEverComesNothingIsLost(Rule rule) {
    float[] g = {1, 0, 0, 0};
    for (float p : train(rule.decay(Decay.NONE), START, new float[][] {g, g, g})[2]) {
      assertTrue(Float.isFinite(p), "p is " + p);
    }
  }

  @Test
  void everyKernelIsHere() throws IOException {
    Set<String> worked = rules().map(Rule::kernel).collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(Path.of("cpp/kernels/layerwise"))) {
      files
          .map(file -> file.getFileName().toString().replace(".h", ""))
          .forEach(name -> assertTrue(worked.contains(name), name + " is not worked by hand"));
    }
  }

  /** What p is after each step. */
  private static float[][] train(Rule rule, float[] start, float[][] gradients) {
    float[][] after = new float[gradients.length][start.length];
    try (FloatPointer p = new FloatPointer(start);
        FloatPointer g = new FloatPointer(start.length);
        Optimizer optimizer = Catalog.start(rule)) {
      for (int t = 0; t < gradients.length; t++) {
        g.put(gradients[t]);
        optimizer.update(
            ParameterSet.of(new Parameter("p", p, 2, 2)),
            ParameterSet.of(new Parameter("p", g, 2, 2)));
        p.get(after[t]);
      }
    }
    return after;
  }
}
