package org.jdescent.examples.digits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jdescent.examples.Numbers;
import org.jdescent.examples.Table;
import org.jdescent.examples.digits.LossChart.Line;
import org.jdescent.plot.Figure;
import org.jdescent.plot.SmallPng;

/**
 * A race as a page with a figure.
 *
 * @param race the trainings
 * @param finishes AdamW's first
 */
record RacePage(Race race, List<Finish> finishes) {
  private static final String PAGE =
      """
      # Digits, rules for matrices

      The 784-100-100-100-100-10 ReLU network of the examples, trained by AdamW, and by rules that take its four hidden
      matrices while AdamW keeps the last layer and the biases: `Recipe.of(AdamW…).hiddenMatrices(Muon…)`. In how many steps
      do they get to the loss that AdamW ends with?

      ```
      java -jar examples/target/jdescent-examples.jar %s
      ```

      trains and writes this page: %,d iterations of %d, %,d digits to learn from, seeds %s. A seed's weights and batches
      are the same for all. So are its digits, which the program draws, unless it is given others.

      Everyone has the settings below and a constant learning rate lr: the best of %d, neighbours among 1, 2 and 5
      times the powers of ten, by the mean loss at the end with seeds %s. What the rules for matrices leave to AdamW has the
      rate that is best for AdamW alone.

      ![Losses over the iterations](digits-matrices.png)

      %s
      Loss is the mean over the last 100 batches: the mean of the seeds after the last step, and the lowest and the highest.
      Steps are those until it is for the first time at most what AdamW's is, with that seed, after its last step; AdamW
      itself may have been there before, for the loss wavers. Fewer is the share of AdamW's steps that were saved, in the
      median of the seeds, and the least and the most.

      ## Time

      %s
      Milliseconds of the update in each step, of the fastest of the seeds, %s. The gradient, the same for all, took %s ms
      at best; seconds are the median of the steps times the sum of both. They depend on the machine and on what else it
      does. Batches and network are small, so an update that multiplies matrices costs more than the gradient, and fewer
      steps are not less time here. The update does not grow with the batch; the gradient does.

      ## Rates

      %s
      Each number is the mean loss at the end with the seeds in which rates were chosen; a dash is one that is no number any
      more. Everything but lr is as `defaults()` has it, except Shampoo's blocks, for roots of 784 × 784 matrices would take
      most of the time; SOAP's bases of that size do. Matrices are inputs × outputs here, so the rows that NorMuon brings to
      one length are inputs.
      """;

  /** Writes {@code digits-matrices.md} and its picture and returns their paths. */
  List<Path> write(Path directory, String arguments) throws IOException {
    Path picture = directory.resolve("digits-matrices.png");
    List<Line> lines = finishes.stream().map(RacePage::line).toList();
    SmallPng.write(new Figure(List.of(LossChart.drawLogarithmic(lines)), 1).image(), picture);
    Path page = Files.writeString(directory.resolve("digits-matrices.md"), page(arguments));
    return List.of(page, picture);
  }

  private static Line line(Finish finish) {
    return new Line(
        finish.runner().name(), finish.runner().color(), finish.runner().marker(), finish.curve());
  }

  /**
   * The page, in Markdown.
   *
   * @param arguments of the program that writes it
   */
  String page(String arguments) {
    Training training = race.finals().get(0);
    return String.format(
        Locale.ROOT,
        PAGE,
        arguments,
        training.iterations(),
        training.batch(),
        training.data().training().size(),
        seeds(race.finals()),
        finishes.get(0).tried().size(),
        seeds(race.heats()),
        standings(),
        times(),
        race.threads() == 1 ? "one thread" : race.threads() + " threads",
        Numbers.rounded(gradientMillis()),
        rates());
  }

  private Table standings() {
    Table table =
        new Table(
            1,
            "optimizer",
            "lr",
            "loss",
            "lowest … highest",
            "steps to AdamW's",
            "median",
            "fewer");
    for (Finish finish : finishes) {
      double[] steps = finish.steps(adamW());
      double[] saved = finish.saved(adamW());
      table.row(
          finish.runner().name(),
          Numbers.exact(finish.rate()),
          Numbers.rounded(DoubleStream.of(finish.losses()).average().orElseThrow()),
          range(finish.losses(), Numbers::rounded),
          DoubleStream.of(steps).mapToObj(RacePage::count).collect(Collectors.joining(", ")),
          count(Finish.median(steps)),
          finish == adamW()
              ? "–"
              : "%s (%s)"
                  .formatted(percent(Finish.median(saved)), range(saved, RacePage::percent)));
    }
    return table;
  }

  private Table times() {
    Table table = new Table(1, "optimizer", "update, ms", "seconds to AdamW's loss");
    for (Finish finish : finishes) {
      double step = gradientMillis() + finish.updateMillis();
      table.row(
          finish.runner().name(),
          Numbers.rounded(finish.updateMillis()),
          Numbers.rounded(Finish.median(finish.steps(adamW())) * step / 1000));
    }
    return table;
  }

  private double gradientMillis() {
    return finishes.stream().mapToDouble(Finish::gradientMillis).min().orElseThrow();
  }

  private Table rates() {
    Table table = new Table(3, "optimizer", "settings", "loss at each rate");
    for (Finish finish : finishes) {
      String losses =
          finish.tried().entrySet().stream()
              .map(e -> Numbers.exact(e.getKey()) + ": " + Numbers.rounded(e.getValue()))
              .collect(Collectors.joining(", "));
      table.row(finish.runner().name(), finish.runner().entrant().settings(), losses);
    }
    return table;
  }

  private Finish adamW() {
    return finishes.get(0);
  }

  private static String seeds(List<Training> trainings) {
    return trainings.stream()
        .map(training -> Long.toString(training.seed()))
        .collect(Collectors.joining(", "));
  }

  private static String range(double[] values, DoubleFunction<String> text) {
    double[] sorted = DoubleStream.of(values).sorted().toArray();
    return text.apply(sorted[0]) + " … " + text.apply(sorted[sorted.length - 1]);
  }

  private static String count(double steps) {
    return Double.isFinite(steps) ? String.format(Locale.ROOT, "%,.0f", steps) : "never";
  }

  private static String percent(double share) {
    return Double.isFinite(share) ? String.format(Locale.ROOT, "%.0f %%", 100 * share) : "–";
  }
}
