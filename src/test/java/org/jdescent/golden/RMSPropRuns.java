package org.jdescent.golden;

import static org.jdescent.golden.GoldenRuns.paper;
import static org.jdescent.golden.GoldenRuns.torch;

import java.util.stream.Stream;
import org.jdescent.optimizers.RMSProp;
import org.jdescent.optimizers.RProp;

/** RProp, and the golden files of {@code paper_rmsprop.py}. */
final class RMSPropRuns {
  private RMSPropRuns() {}

  static Stream<GoldenRun> all() {
    return Stream.concat(ofTorch(), ofPapers());
  }

  private static Stream<GoldenRun> ofTorch() {
    RMSProp.Hyper torch = RMSProp.torch();
    RMSProp.Hyper varied = torch.learningRate(0x1p-9).decayRate(0.9).epsilon(1e-4).momentum(0.5);
    return Stream.of(
            torch("defaults/RMSProp", torch),
            torch("defaults/RMSProp.centred", torch.centred(true)),
            torch("defaults/RMSProp.velocity", torch.velocity(true)),
            torch("defaults/RMSProp.both", torch.centred(true).velocity(true)),
            torch("defaults/RProp", RProp.torch()),
            torch("varied/RMSProp", varied),
            torch("varied/RMSProp.centred", varied.centred(true)),
            torch("varied/RMSProp.velocity", varied.velocity(true)),
            torch("varied/RMSProp.both", varied.centred(true).velocity(true)),
            torch(
                "varied/RProp",
                RProp.torch()
                    .learningRate(0x1p-9)
                    .etaMinus(0.75)
                    .etaPlus(1.5)
                    .smallestStep(0x1p-12)
                    .largestStep(0x1p-6)))
        .flatMap(runs -> runs);
  }

  private static Stream<GoldenRun> ofPapers() {
    return Stream.of(
            paper("RMSProp.defaults", RMSProp.defaults()),
            paper("RMSProp.varied", varied(RMSProp.defaults(), 0x1p-9, 1e-5)),
            paper("RMSProp.graves", RMSProp.graves()),
            paper(
                "RMSProp.graves.varied",
                varied(RMSProp.graves(), 0x1p-11, 1e-3).decayRate(0.9).momentum(0.75)),
            paper("RMSProp.keras", RMSProp.keras()),
            paper(
                "RMSProp.keras.varied",
                varied(RMSProp.keras(), 0x1p-11, 1e-4).velocity(true).momentum(0.75)),
            paper("RMSProp.tensorflow", RMSProp.tensorflow()),
            paper(
                "RMSProp.tensorflow.varied",
                varied(RMSProp.tensorflow(), 0x1p-11, 1e-6).velocity(true).momentum(0.75)),
            paper("RMSProp.dl4j", RMSProp.dl4j()),
            paper(
                "RMSProp.dl4j.varied",
                varied(RMSProp.dl4j(), 0x1p-9, 1e-4).initialAccumulator(1e-4)))
        .flatMap(runs -> runs);
  }

  private static RMSProp.Hyper varied(RMSProp.Hyper rule, double rate, double epsilon) {
    return rule.learningRate(rate).decayRate(0.8).epsilon(epsilon);
  }
}
