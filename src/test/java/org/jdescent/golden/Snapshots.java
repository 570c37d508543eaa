package org.jdescent.golden;

import java.util.List;
import java.util.Set;

/** After which steps golden files have rows. Their README says why some end early. */
final class Snapshots {
  private static final List<Integer> ALL = List.of(1, 10, 100, 1000);

  /** Here float32 itself leaves float64 by more than the tolerance before step 1,000. */
  private static final Set<String> SHORT =
      Set.of(
          "papers/Adafactor.defaults.float32",
          "papers/AggMo.defaults.float64",
          "papers/CautiousAdamW.defaults.float64",
          "papers/Lion.defaults.float64",
          "papers/MARS.defaults.float64",
          "papers/NAdamW.defaults.float64",
          "papers/Prodigy.defaults.float32",
          "papers/RMSProp.dl4j.float32",
          "papers/RMSProp.dl4j.float64",
          "papers/ScheduleFreeAdamW.defaults.float32",
          "papers/ScheduleFreeAdamW.varied.float32",
          "papers/ScheduleFreeSGD.defaults.float64",
          "papers/Signum.defaults.float64",
          "torch/defaults/ASGD.float64",
          "torch/defaults/AdamW.float64",
          "torch/defaults/Nesterov.float64",
          "torch/defaults/RMSProp.both.float32",
          "torch/defaults/RMSProp.both.float64",
          "torch/defaults/RMSProp.centred.float32",
          "torch/defaults/RMSProp.float32",
          "torch/defaults/RMSProp.velocity.float32",
          "torch/defaults/RMSProp.velocity.float64");

  /** And here before step 100. */
  private static final Set<String> SHORTEST =
      Set.of(
          "papers/Prodigy.defaults.float64",
          "torch/defaults/NAdam.float32",
          "torch/varied/NAdam.float32");

  private Snapshots() {}

  /** Those of a file, without its ending. */
  static List<Integer> of(String file) {
    return ALL.subList(0, SHORTEST.contains(file) ? 2 : SHORT.contains(file) ? 3 : 4);
  }
}
