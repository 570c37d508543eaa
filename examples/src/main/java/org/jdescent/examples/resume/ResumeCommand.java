package org.jdescent.examples.resume;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jdescent.Checkpoints;
import org.jdescent.examples.Arguments;
import org.jdescent.examples.DataException;
import org.jdescent.examples.Examples;
import org.jdescent.examples.Threads;
import org.jdescent.examples.digits.DigitSet;
import org.jdescent.examples.digits.Handwriting;
import org.jdescent.examples.resume.Comparison.Difference;
import org.jdescent.plot.Figure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Kills a training, resumes it from its checkpoints, and compares it with one left alone. */
@Command(
    name = "resume",
    sortOptions = false,
    description =
        "Trains the network of digits twice: in this process, without interruption, and in others"
            + " that save checkpoints, are killed in the middle, and resume. Ends with 1 if any"
            + " parameter or loss differs in any bit.")
public final class ResumeCommand implements Callable<Integer> {
  private static final int DRAWN = 5_000;
  private static final int KILLS = 2;
  private static final int KEPT = 2;

  @ParentCommand private Examples parent;
  @Spec private CommandSpec spec;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      description = "Updates of each training (default: ${DEFAULT-VALUE}).",
      defaultValue = "1200")
  private int iterations;

  @Option(
      names = "--every",
      paramLabel = "N",
      description = "Iterations from one checkpoint to the next (default: ${DEFAULT-VALUE}).",
      defaultValue = "100")
  private int every;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Images for each update (default: ${DEFAULT-VALUE}).",
      defaultValue = "32")
  private int batch;

  @Mixin private Threads threads;

  @Option(
      names = "--checkpoints",
      paramLabel = "DIR",
      description =
          "Only trains, in this process, with its checkpoints in DIR: from the last one, if there"
              + " is one, to the end. Prints every loss. This is what is killed, and you can kill"
              + " it yourself.")
  private Path checkpoints;

  @Override
  public Integer call() throws IOException {
    Arguments.upTo(1_000_000, spec, "--iterations", iterations);
    Arguments.upTo(Math.max(1, iterations / (KILLS + 1)), spec, "--every", every);
    Arguments.upTo(10_000, spec, "--batch", batch);
    threads.apply();
    Plan plan = new Plan(parent.seed(), iterations, batch, threads.update());
    DigitSet digits = Handwriting.write(DRAWN, plan.seed());
    if (checkpoints == null) return demonstrate(plan, digits);
    train(plan, digits);
    return 0;
  }

  private void train(Plan plan, DigitSet digits) throws IOException {
    Checkpoints saved = new Checkpoints(checkpoints, KEPT);
    try (Run run = new Run(plan, digits)) {
      run.resume(saved);
      TrainingProcess.tell(run.step());
      while (run.step() < iterations) {
        double loss = run.next();
        TrainingProcess.tell(run.step(), loss);
        if (run.step() % every == 0 || run.step() == iterations) run.save(saved);
      }
    }
  }

  private int demonstrate(Plan plan, DigitSet digits) throws IOException {
    Path directory = parent.directory();
    System.out.printf(
        "resume: %d iterations of %d, a checkpoint every %d; seed %d%n%n",
        iterations, plan.batch(), every, plan.seed());
    Path saved = Files.createTempDirectory(directory, "checkpoints-");
    try {
      Comparison comparison = compare(plan, digits, saved);
      System.out.printf("%n  %s%n%n", comparison);
      Examples.announce(new Figure(ResumeChart.draw(comparison), 1).write(directory, "resume"));
      return comparison.same() ? 0 : 1;
    } finally {
      delete(saved);
    }
  }

  private Comparison compare(Plan plan, DigitSet digits, Path saved) throws IOException {
    try (Run alone = new Run(plan, digits);
        Run resumed = new Run(plan, digits)) {
      System.out.println("  training without interruption");
      double[] losses = new double[iterations];
      for (int i = 0; i < iterations; i++) losses[i] = alone.next();
      List<Part> parts = trainAndKill(saved);
      resumed.resume(new Checkpoints(saved, KEPT));
      return new Comparison(
          losses,
          parts,
          Difference.of(alone.parameters(), resumed.parameters()),
          Difference.of(alone.averages(), resumed.averages()));
    }
  }

  private List<Part> trainAndKill(Path saved) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("resume", "--checkpoints", saved.toString()));
    arguments.addAll(List.of("--seed=" + parent.seed(), "--iterations=" + iterations));
    arguments.addAll(List.of("--every=" + every, "--batch=" + batch));
    arguments.addAll(threads.arguments());
    TrainingProcess process = new TrainingProcess(arguments);
    List<Part> parts = new ArrayList<>();
    do {
      System.out.printf("  training in process %d%n", parts.size() + 1);
      parts.add(process.run(killAt(parts.size() + 1)));
    } while (parts.get(parts.size() - 1).killed());
    if (parts.size() == 1 || parts.get(1).losses().length == 0) {
      throw new DataException("the training ended before it could be killed; --iterations is low");
    }
    return parts;
  }

  /** Equal parts of the training, and then some way from one checkpoint to the next. */
  private int killAt(int process) {
    if (process > KILLS) return Integer.MAX_VALUE;
    int third = process * iterations / (KILLS + 1);
    return third / every * every + process * every * 3 / 8;
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) Files.delete(file);
    }
    Files.delete(directory);
  }
}
