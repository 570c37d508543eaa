package org.jdescent.examples.digits;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jdescent.Optimizer;
import org.jdescent.examples.Arguments;
import org.jdescent.examples.Contender;
import org.jdescent.examples.Examples;
import org.jdescent.examples.Threads;
import org.jdescent.examples.digits.DigitSet.Split;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  @Mixin private Threads threads;

  @Override
  public Integer call() throws IOException {
    Arguments.upTo(1_000_000, spec, "--iterations", iterations);
    Arguments.upTo(10_000, spec, "--batch", batch);
    threads.apply();
    Path directory = parent.directory();
    Split split = data == null ? draw() : Mnist.read(data);
    System.out.printf(
        "digits: %d to learn from, %d for the test; %d iterations of %d; seed %d%n%n",
        split.training().size(), split.test().size(), iterations, batch, parent.seed());
    Training training = new Training(split, parent.seed(), iterations, batch);
    Map<Contender, Training.Result> results = new EnumMap<>(Contender.class);
    for (Contender contender : Contender.values()) {
      results.put(contender, train(training, contender));
    }
    Report.print(results);
    Examples.announce(Report.write(results, directory));
    return 0;
  }

  private Split draw() {
    return Split.of(Handwriting.write(DRAWN, parent.seed()));
  }

  private Training.Result train(Training training, Contender contender) {
    try (Optimizer optimizer = contender.start().threads(threads.update());
        Progress progress = new Progress(contender.title(), iterations)) {
      return training.run(optimizer, progress);
    }
  }
}
