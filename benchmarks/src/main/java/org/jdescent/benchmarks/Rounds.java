package org.jdescent.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jdescent.benchmarks.Plan.Contender;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
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
    clear();
    Machine.here(commandLine()).write(directory);
    Plan plan = new Plan(algorithms, sizes, contenders);
    Path survey = directory.resolve("survey.json");
    // The survey runs in this JVM: native loops do not care, and it has the most trials.
    run("survey", plan.survey(), brief ? Effort.SHORT : Effort.SURVEY, false, survey);
    Results variants = Results.of(survey);
    int last = brief ? 1 : rounds;
    for (int i = 1; i <= last; i++) {
      Path file = directory.resolve("round-%03d.json".formatted(i));
      Effort effort = brief ? Effort.SHORT : Effort.FULL;
      run("round %d of %d".formatted(i, last), plan.round(variants), effort, true, file);
    }
    Report.of(directory).write(out);
    return 0;
  }

  private String commandLine() {
    List<String> arguments = command.commandLine().getParseResult().originalArgs();
    return Main.NAME + " " + String.join(" ", arguments);
  }

  /** Removes an earlier run, which would mix with this one. */
  private void clear() throws IOException {
    Files.createDirectories(directory);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.json")) {
      for (Path file : files) Files.delete(file);
    }
  }

  private static void run(String title, List<Trial> trials, Effort effort, boolean fork, Path file)
      throws IOException, RunnerException {
    List<RunResult> results = new ArrayList<>();
    for (Trial trial : trials) {
      System.err.printf("%s: %s%n", title, trial);
      results.addAll(trial.run(effort, fork));
    }
    try (PrintStream json = new PrintStream(Files.newOutputStream(file))) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, json).writeOut(results);
    }
  }
}
