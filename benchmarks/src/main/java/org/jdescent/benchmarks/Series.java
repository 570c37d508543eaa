package org.jdescent.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Measures all rivals in turn, round after round, so that a machine's moods meet them alike, and
 * makes a page of it.
 */
public abstract class Series implements Callable<Integer> {
  @Option(names = "--rounds", description = "Default: 3 to 5; fewer if quick or short.")
  private Integer rounds;

  @ArgGroup private Hurry hurry = new Hurry();

  @Option(names = "--results", description = "Directory for JSON. Default: ${DEFAULT-VALUE}.")
  private Path directory;

  @Option(names = "--out", description = "Where the page goes. Default: standard output.")
  private Path out;

  @Spec private CommandSpec command;

  private static final class Hurry {
    @Option(names = "--quick", description = "Short trials: for a first impression.")
    private boolean quick;

    @Option(names = "--short", description = "Only prove that everything runs; measures nothing.")
    private boolean brief;

    @Option(
        names = "--again",
        description = "Measure nothing: write the page of an earlier run again.")
    private boolean again;
  }

  /** With its results there unless the command line says otherwise. */
  protected Series(String directory) {
    this.directory = Path.of(directory);
  }

  @Override
  public final Integer call() throws IOException, RunnerException {
    if (!hurry.again) measure();
    page(directory).write(out);
    return 0;
  }

  private void measure() throws IOException, RunnerException {
    Pace pace = pace();
    Trials trials = trials(); // before an earlier run is removed: it may find something wrong
    Run run = Run.start(directory, command);
    Results variants = run.survey(trials.survey(), pace.survey());
    for (int i = 1; i <= pace.rounds(); i++) {
      run.round(i, pace.rounds(), trials.round(variants), pace.round(), pace.fork());
    }
  }

  private Pace pace() {
    Pace pace = hurry.brief ? Pace.SHORT : hurry.quick ? quick() : full();
    return rounds == null ? pace : pace.rounds(rounds);
  }

  /** To measure. */
  protected Pace full() {
    return Pace.FULL;
  }

  /** For a first impression. */
  protected Pace quick() {
    return Pace.QUICK;
  }

  /** What is measured. */
  protected abstract Trials trials() throws IOException;

  /** The page of what is in a directory. */
  protected abstract Page page(Path directory) throws IOException;

  /** Whether all that counts is that it does not take long. */
  protected final boolean hurried() {
    return hurry.quick || hurry.brief;
  }

  /** Something is wrong with the command line. */
  ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
