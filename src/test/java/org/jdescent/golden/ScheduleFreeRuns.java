package org.jdescent.golden;

import static org.jdescent.golden.GoldenRuns.paper;

import java.util.stream.Stream;
import org.jdescent.Schedule;
import org.jdescent.optimizers.ScheduleFreeAdamW;
import org.jdescent.optimizers.ScheduleFreeSGD;

/** The golden files of {@code paper_schedulefree.py}. */
final class ScheduleFreeRuns {
  private ScheduleFreeRuns() {}

  static Stream<GoldenRun> all() {
    Schedule warming = Schedule.constant(0x1p-9).warmup(7);
    return Stream.of(
            paper("ScheduleFreeSGD.defaults", ScheduleFreeSGD.defaults()),
            paper(
                "ScheduleFreeSGD.varied",
                ScheduleFreeSGD.defaults().learningRate(warming).momentum(0.75)),
            paper("ScheduleFreeAdamW.defaults", ScheduleFreeAdamW.defaults()),
            paper(
                "ScheduleFreeAdamW.varied",
                ScheduleFreeAdamW.defaults()
                    .learningRate(warming)
                    .beta1(0.75)
                    .beta2(0.99)
                    .epsilon(1e-6)
                    .weightDecay(0.125)))
        .flatMap(runs -> runs);
  }
}
