package org.jdescent.benchmarks;

import static org.bytedeco.openblas.global.openblas_nolapack.OPENBLAS_VERSION;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdescent.benchmarks.GoalTable.Case;
import org.jdescent.benchmarks.MatrixBenchmark.Rival;
import org.jdescent.benchmarks.MatrixBenchmark.Way;

/** Turns the rounds' JSON into the page of matrices. */
record MatrixReport(Machine machine, Results results) {
  /** From so many rows on, the peak is to be neared. */
  private static final int LARGE = 1024;

  private static final String FULL = "Each trial is measured by JMH in a JVM of its own.";
  private static final String QUICK =
      FULL + " This run was a quick one: for a first impression, not to be quoted.";

  static MatrixReport of(Path directory) throws IOException {
    return new MatrixReport(Machine.read(directory), Results.ofRounds(directory));
  }

  Page page() throws IOException {
    return Page.of(
        "matrices.md",
        Map.of(
            "machine", machine.table(),
            "goals", goals(),
            "steps", steps(),
            "torch", torch(),
            "peak", peak(),
            "openblas", OPENBLAS_VERSION.strip(),
            "trials", machine.quick() ? QUICK : FULL));
  }

  private Markdown goals() {
    GoalTable goals = new GoalTable();
    Function<MatrixCell, Sample> loop = cell -> cell.versus(results, Rival.LOOP);
    Function<MatrixCell, Sample> torch = cell -> cell.versus(results, Rival.PYTORCH);
    goals.atLeast("vs the plain loop, wide matrices", 2.2, cases("12 x 768 x 3072", loop));
    goals.atLeast("vs the plain loop, square ones", 1.4, cases("12 x 768 x 768", loop));
    goals.atLeast("vs the plain loop, many small ones", 1.5, cases("64 x 128 x 128", loop));
    goals.atLeast("vs PyTorch's plain loop", 20, cases("1 x 256 x 256", torch));
    Stream<MatrixCell> large =
        MatrixCell.all().stream().filter(cell -> cell.matrices().rows() >= LARGE);
    goals.atLeast("fraction of the peak, large ones", 0.75, cases(large, this::ofPeak));
    return goals.table();
  }

  private static Stream<Case> cases(String matrices, Function<MatrixCell, Sample> ratio) {
    return cases(Stream.of(MatrixCell.of(matrices)), ratio);
  }

  private static Stream<Case> cases(Stream<MatrixCell> cells, Function<MatrixCell, Sample> ratio) {
    return cells.map(cell -> new Case(cell.matrices().toString(), ratio.apply(cell).median()));
  }

  private Sample ofPeak(MatrixCell cell) {
    return cell.ofPeak(results, machine.processors());
  }

  private Markdown steps() {
    Markdown table =
        new Markdown(
            "matrices",
            "a step",
            "fastest … slowest round",
            "plain loop",
            "vs plain loop",
            "lowest … highest round",
            "GFLOP/s",
            "of the peak",
            "plain loop, GFLOP/s");
    for (MatrixCell cell : MatrixCell.all()) {
      Sample time = cell.nanos(results, Rival.LIBRARY);
      Sample loop = cell.nanos(results, Rival.LOOP);
      Sample ratio = cell.versus(results, Rival.LOOP);
      table.row(
          cell.matrices(),
          Markdown.time(time.median()),
          Markdown.range(time),
          Markdown.time(loop.median()),
          Markdown.times(ratio.median()),
          Markdown.range(ratio, Markdown::times),
          Markdown.number(cell.matrices().flops() / time.median()),
          Markdown.number(ofPeak(cell).median()),
          Markdown.number(cell.matrices().plainFlops() / loop.median()));
    }
    return table;
  }

  private Markdown torch() {
    Markdown table =
        new Markdown(
            "matrices",
            "PyTorch's loop",
            "fastest … slowest round",
            "vs PyTorch",
            "lowest … highest round");
    for (MatrixCell cell : MatrixCell.all()) {
      if (!cell.rivals().contains(Rival.PYTORCH)) continue;
      Sample time = cell.nanos(results, Rival.PYTORCH);
      Sample ratio = cell.versus(results, Rival.PYTORCH);
      table.row(
          cell.matrices(),
          Markdown.time(time.median()),
          Markdown.range(time),
          Markdown.times(ratio.median()),
          Markdown.range(ratio, Markdown::times));
    }
    return table;
  }

  private Markdown peak() {
    Markdown table =
        new Markdown(
            "beside",
            "a thread for each product, GFLOP/s",
            "lowest … highest round",
            "OpenBLAS' threads together, GFLOP/s",
            "lowest … highest round");
    for (MatrixCell cell : MatrixCell.all()) {
      Sample each = speed(cell.peak(Way.EACH));
      Sample together = speed(cell.peak(Way.TOGETHER));
      table.row(
          cell.matrices(),
          Markdown.number(each.median()),
          Markdown.range(each, Markdown::number),
          Markdown.number(together.median()),
          Markdown.range(together, Markdown::number));
    }
    return table;
  }

  private Sample speed(Trial peak) {
    return results.nanos(peak).inverse().times(Peak.flops(machine.processors()));
  }
}
