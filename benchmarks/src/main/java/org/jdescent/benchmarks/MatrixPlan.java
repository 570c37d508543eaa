package org.jdescent.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.jdescent.benchmarks.MatrixBenchmark.Rival;
import org.jdescent.benchmarks.MatrixBenchmark.Way;

/**
 * The trials of rules for matrices.
 *
 * @param missing why there is no PyTorch, or null if there is
 */
record MatrixPlan(String missing) implements Trials {
  @Override
  public List<Trial> survey() {
    return List.of();
  }

  @Override
  public List<Trial> round(Results survey) {
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
}
