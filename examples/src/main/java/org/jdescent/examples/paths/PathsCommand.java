package org.jdescent.examples.paths;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jdescent.Optimizer;
import org.jdescent.examples.Arguments;
import org.jdescent.examples.Contender;
import org.jdescent.examples.Examples;
import org.jdescent.examples.Point;
import org.jdescent.plot.Figure;
import org.knowm.xchart.XYChart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Draws the paths of the four optimizers down a long flat bowl. */
@Command(
    name = "paths",
    sortOptions = false,
    description =
        "Draws the paths of SGD, Momentum, AdaGrad and Adam over f(x, y) = x^2/20 + y^2 from"
            + " (-7, 2). Nothing here is random: --seed changes nothing.")
public final class PathsCommand implements Callable<Integer> {
  @ParentCommand private Examples parent;
  @Spec private CommandSpec spec;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Updates of each optimizer (default: ${DEFAULT-VALUE}).",
      defaultValue = "30")
  private int steps;

  @Override
  public Integer call() throws IOException {
    Arguments.upTo(10_000, spec, "--steps", steps);
    Path directory = parent.directory();
    List<XYChart> panels = new ArrayList<>();
    System.out.printf("paths: f(x, y) = x^2/20 + y^2 from (-7, 2), %d updates%n%n", steps);
    System.out.printf("  %-10s %13s  %20s%n", "optimizer", "learning rate", "arrives at");
    for (Contender contender : Contender.values()) {
      double rate = learningRate(contender);
      try (Optimizer optimizer = contender.start(rate)) {
        List<Point> path = Bowl.descend(optimizer, steps);
        panels.add(PathPanel.draw(contender, path));
        Point end = path.get(steps);
        System.out.printf(
            Locale.ROOT,
            "  %-10s %13s  (%8.4f, %8.4f)%n",
            contender.title(),
            rate,
            end.x(),
            end.y());
      }
    }
    System.out.println();
    Examples.announce(new Figure(panels, 2).write(directory, "paths"));
    return 0;
  }

  static double learningRate(Contender contender) {
    return switch (contender) {
      case SGD -> 0.95;
      case MOMENTUM -> 0.1;
      case ADAGRAD -> 1.5;
      case ADAM -> 0.3;
    };
  }
}
