package org.jdescent.examples.digits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jdescent.Optimizer;
import org.jdescent.examples.Arguments;
import org.jdescent.examples.Contender;
import org.jdescent.examples.Entrant;
import org.jdescent.examples.Examples;
import org.jdescent.examples.Numbers;
import org.jdescent.examples.Threads;
import org.jdescent.examples.digits.DigitSet.Split;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Trains the same network with each of the four optimizers and compares them. */
@Command(
    name = "digits",
    sortOptions = false,
    description =
        "Trains a 784-100-100-100-100-10 ReLU network on handwritten digits with SGD, Momentum,"
            + " AdaGrad and Adam: their defaults, the same weights, the same batches.")
public final class DigitsCommand implements Callable<Integer> {
  /** Four fifths are for training. */
  private static final int DRAWN = 25_000;

  /** Added to the seed: for the choice of rates of {@code --matrices}, and for what counts. */
  private static final List<Integer> HEATS = List.of(100, 101);

  private static final List<Integer> FINALS = List.of(0, 1, 2);

  @ParentCommand private Examples parent;
  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Directory with the MNIST files, plain or .gz: train-images-idx3-ubyte,"
              + " train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte. Without"
              + " the train files, t10k's first four fifths are for training and the rest for the"
              + " test. Without --data the program draws its digits itself.")
  private Path data;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      description = "Updates of each optimizer (default: ${DEFAULT-VALUE}).",
      defaultValue = "2000")
  private int iterations;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Images for each update (default: ${DEFAULT-VALUE}).",
      defaultValue = "128")
  private int batch;

  @Option(
      names = "--all",
      description =
          "Trains with every optimizer of the catalogue instead, each at its own learning rate, and"
              + " writes the table digits-all.md.")
  private boolean all;

  @Option(
      names = "--matrices",
      description =
          "Looks instead for how many steps the rules for matrices need to AdamW's loss, each at"
              + " the best of five learning rates, with three seeds, and writes"
              + " digits-matrices.md.")
  private boolean matrices;

  @Option(
      names = "--tune",
      arity = "0..*",
      paramLabel = "NAME",
      description =
          "Looks for those learning rates instead: for the optimizers named, or for all. Takes"
              + " several trainings for each.")
  private List<String> tuned;

  @Mixin private Threads threads;

  @Override
  public Integer call() throws IOException {
    Arguments.upTo(1_000_000, spec, "--iterations", iterations);
    Arguments.upTo(10_000, spec, "--batch", batch);
    checkNames();
    threads.apply();
    Path directory = parent.directory();
    Training training = training(parent.seed());
    System.out.printf(
        "digits: %d to learn from, %d for the test; %d iterations of %d; seed %d%n%n",
        training.data().training().size(),
        training.data().test().size(),
        iterations,
        batch,
        parent.seed());
    if (tuned != null) {
      tune(training);
    } else if (all) {
      String page = Standings.of(training, threads.update()).page(arguments());
      Path file = Files.writeString(directory.resolve("digits-all.md"), page);
      System.out.println();
      Examples.announce(List.of(file));
    } else if (matrices) {
      Race race = new Race(trainings(HEATS), trainings(FINALS), threads.update());
      List<Path> files = new RacePage(race, race.run(Runner.ALL)).write(directory, arguments());
      System.out.println();
      Examples.announce(files);
    } else {
      compare(training, directory);
    }
    return 0;
  }

  private void checkNames() {
    List<String> names = Entrant.ALL.stream().map(Entrant::name).toList();
    if (tuned != null && !names.containsAll(tuned)) {
      throw new ParameterException(
          spec.commandLine(), "--tune must name some of %s, got %s".formatted(names, tuned));
    }
  }

  private void tune(Training training) {
    for (Entrant entrant : Entrant.ALL) {
      if (!tuned.isEmpty() && !tuned.contains(entrant.name())) continue;
      RateSearch search =
          new RateSearch(
              rate -> training.run(entrant, rate, threads.update(), loss -> {}).loss(iterations));
      double best = search.from(entrant.digitsRate());
      System.out.printf("  %-20s %8s  of", entrant.name(), Numbers.exact(best));
      search
          .tried()
          .forEach(
              (r, loss) -> System.out.printf("  %s: %s", Numbers.exact(r), Numbers.rounded(loss)));
      System.out.println();
    }
  }

  private String arguments() {
    return String.join(" ", spec.commandLine().getParseResult().originalArgs());
  }

  private void compare(Training training, Path directory) throws IOException {
    Map<Contender, Training.Result> results = new EnumMap<>(Contender.class);
    for (Contender contender : Contender.values()) {
      results.put(contender, train(training, contender));
    }
    Report.print(results);
    Examples.announce(Report.write(results, directory));
  }

  /** Digits are drawn from the seed, if there are no others. */
  private Training training(long seed) throws IOException {
    Split split = data == null ? Split.of(Handwriting.write(DRAWN, seed)) : Mnist.read(data);
    return new Training(split, seed, iterations, batch);
  }

  private List<Training> trainings(List<Integer> seeds) throws IOException {
    List<Training> trainings = new ArrayList<>();
    for (int seed : seeds) trainings.add(training(parent.seed() + seed));
    return trainings;
  }

  private Training.Result train(Training training, Contender contender) {
    try (Optimizer optimizer = contender.start().threads(threads.update());
        Progress progress = new Progress(contender.title(), iterations)) {
      return training.run(optimizer, progress);
    }
  }
}
