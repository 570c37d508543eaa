package org.jdescent.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.jdescent.benchmarks.Plan.Contender;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures a few optimizers, and the whole step, beside Java and the limit of memory. */
@Command(
    name = "rounds",
    description = "Measure in rounds, each trial in a JVM of its own, and print the report.",
    sortOptions = false)
final class Rounds extends Series {
  @Option(names = "--algorithm", split = ",", description = "Of ${COMPLETION-CANDIDATES}.")
  private Set<Algorithm> algorithms = EnumSet.allOf(Algorithm.class);

  @Option(names = "--size", split = ",", description = "Of ${COMPLETION-CANDIDATES}.")
  private Set<Size> sizes = EnumSet.allOf(Size.class);

  @Option(names = "--only", split = ",", description = "Of ${COMPLETION-CANDIDATES}.")
  private Set<Contender> contenders = EnumSet.allOf(Contender.class);

  Rounds() {
    super("benchmarks/target/results");
  }

  @Override
  protected Trials trials() {
    return new Plan(algorithms, sizes, contenders);
  }

  @Override
  protected Page page(Path directory) throws IOException {
    return Report.of(directory).page();
  }
}
