package org.jdescent.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Model.CommandSpec;

/** A survey and the rounds after it, each a JSON file in a directory. */
record Run(Path directory) {
  /** Removes an earlier run, which would mix with this one. */
  static Run start(Path directory, CommandSpec command) throws IOException {
    Files.createDirectories(directory);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.json")) {
      for (Path file : files) Files.delete(file);
    }
    List<String> arguments = command.commandLine().getParseResult().originalArgs();
    Machine.here(Main.NAME + " " + String.join(" ", arguments)).write(directory);
    return new Run(directory);
  }

  /** In this JVM: native loops do not care, and a survey has the most trials. */
  Results survey(List<Trial> trials, Effort effort) throws IOException, RunnerException {
    return Results.of(measure("survey", trials, effort, false, "survey.json"));
  }

  void round(int number, int last, List<Trial> trials, Effort effort, boolean fork)
      throws IOException, RunnerException {
    String title = "round %d of %d".formatted(number, last);
    measure(title, trials, effort, fork, "round-%03d.json".formatted(number));
  }

  private Path measure(String title, List<Trial> trials, Effort effort, boolean fork, String name)
      throws IOException, RunnerException {
    List<RunResult> results = new ArrayList<>();
    Path file = directory.resolve(name);
    write(results, file);
    for (Trial trial : trials) {
      System.err.printf("%s: %s%n", title, trial);
      results.addAll(trial.run(effort, fork));
      write(results, file); // a later trial may fail
    }
    return file;
  }

  private static void write(List<RunResult> results, Path file) throws IOException {
    try (PrintStream json = new PrintStream(Files.newOutputStream(file))) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, json).writeOut(results);
    }
  }
}
