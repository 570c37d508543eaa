package org.jdescent.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jdescent.benchmarks.MatrixBenchmark.Rival;
import org.jdescent.benchmarks.MatrixBenchmark.Way;
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
  protected List<Trial> survey() {
    return List.of();
  }

  @Override
  protected List<Trial> round(Results survey) {
    String missing = Torch.missing();
    if (missing != null) System.err.printf("no PyTorch, its row stays empty: %s%n", missing);
    List<Trial> trials = new ArrayList<>();
    for (MatrixCell cell : MatrixCell.all()) {
      for (Rival rival : cell.rivals()) {
        if (rival != Rival.PYTORCH || missing == null) trials.add(cell.trial(rival));
      }
      for (Way way : Way.values()) trials.add(cell.peak(way));
    }
    return trials;
  }

  @Override
  protected Page page(Path directory) throws IOException {
    return MatrixReport.of(directory).page();
  }
}
