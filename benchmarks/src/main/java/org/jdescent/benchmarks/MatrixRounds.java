package org.jdescent.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** Measures Muon beside the loop that it is usually written as. */
@Command(
    name = "matrices",
    description = "Measure steps of Muon beside a plain loop over the same OpenBLAS.",
    sortOptions = false)
final class MatrixRounds extends Series {
  MatrixRounds() {
    super("benchmarks/target/matrices");
  }

  /** What spins after a call of one rival must not slow another. */
  @Override
  protected Pace quick() {
    return new Pace(Pace.QUICK.rounds(), Effort.FEW, Effort.FEW, true);
  }

  @Override
  protected Trials trials() {
    return new MatrixPlan(Torch.missing());
  }

  @Override
  protected Page page(Path directory) throws IOException {
    return MatrixReport.of(directory).page();
  }
}
