package org.jdescent.benchmarks;

import java.util.List;
import java.util.Map;
import org.jdescent.benchmarks.MatrixBenchmark.Rival;
import org.jdescent.benchmarks.MatrixBenchmark.Way;

/** A step of Muon over some matrices, and what its rivals' times say. */
record MatrixCell(Matrices matrices) {
  /** Those that PyTorch goes through as well. */
  private static final Matrices TORCH = Matrices.of("1 x 256 x 256");

  static List<MatrixCell> all() {
    return Matrices.ALL.stream().map(MatrixCell::new).toList();
  }

  static MatrixCell of(String matrices) {
    return new MatrixCell(Matrices.of(matrices));
  }

  Trial trial(Rival rival) {
    return trial("step").with("rival", rival.name());
  }

  Trial peak(Way way) {
    return trial("peak").with("way", way.name());
  }

  private Trial trial(String method) {
    return Trial.of(MatrixBenchmark.class, method, Map.of("matrices", matrices.toString()));
  }

  List<Rival> rivals() {
    return matrices.equals(TORCH) ? List.of(Rival.values()) : List.of(Rival.LIBRARY, Rival.LOOP);
  }

  Sample nanos(Results results, Rival rival) {
    return results.nanos(trial(rival));
  }

  /** How many times as fast as a rival the library is, in each round. */
  Sample versus(Results results, Rival rival) {
    return nanos(results, rival).per(nanos(results, Rival.LIBRARY));
  }

  /** The library's operations per second as a fraction of the peak's, in each round. */
  Sample ofPeak(Results results, int processors) {
    return results
        .ofFastest(trial("peak"), trial(Rival.LIBRARY))
        .times(matrices.flops() / Peak.flops(processors));
  }
}
