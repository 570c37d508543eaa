package org.jdescent.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jdescent.benchmarks.Plan.Contender;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures all rivals in turn, round after round, so that a machine's moods meet them alike. */
@Command(
    name = "rounds",
    description = "Measure in rounds, each trial in a JVM of its own, and print the report.",
    sortOptions = false)
final class Rounds implements Callable<Integer> {
  @Option(names = "--rounds", description = "Default: ${DEFAULT-VALUE}.")
  private int rounds = 5;

  @Option(names = "--short", description = "Only prove that everything runs; measures nothing.")
  private boolean brief;

  @Option(names = "--algorithm", split = ",", description = "Of ${COMPLETION-CANDIDATES}.")
  private Set<Algorithm> algorithms = EnumSet.allOf(Algorithm.class);

  @Option(names = "--size", split = ",", description = "Of ${COMPLETION-CANDIDATES}.")
  private Set<Size> sizes = EnumSet.allOf(Size.class);

  @Option(names = "--only", split = ",", description = "Of ${COMPLETION-CANDIDATES}.")
  private Set<Contender> contenders = EnumSet.allOf(Contender.class);

  @Option(names = "--results", description = "Directory for JSON. Default: ${DEFAULT-VALUE}.")
  private Path directory = Path.of("benchmarks/target/results");

  @Option(names = "--out", description = "Where the report goes. Default: standard output.")
  private Path out;

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException, RunnerException {
    Run run = Run.start(directory, command);
    Plan plan = new Plan(algorithms, sizes, contenders);
    Results variants = run.survey(plan.survey(), brief ? Effort.SHORT : Effort.SURVEY);
    int last = brief ? 1 : rounds;
    for (int i = 1; i <= last; i++) {
      run.round(i, last, plan.round(variants), brief ? Effort.SHORT : Effort.FULL, true);
    }
    Report.of(directory).page().write(out);
    return 0;
  }
}
