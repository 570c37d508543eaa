package org.jdescent.examples.digits;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jdescent.examples.Contender;
import org.jdescent.examples.digits.Training.Result;
import org.jdescent.plot.Figure;

/** The comparison as a table on the terminal, a figure and a CSV file. */
final class Report {
  private Report() {}

  static void print(Map<Contender, Result> results) {
    System.out.printf(
        "%n  %-10s %8s %10s %12s %10s %8s%n",
        "optimizer", "loss", "accuracy", "gradient, s", "update, s", "share");
    results.forEach(
        (contender, result) ->
            System.out.printf(
                Locale.ROOT,
                "  %-10s %8.4f %9.2f%% %12.2f %10.3f %7.1f%%%n",
                contender.title(),
                Curve.smooth(result.losses())[result.losses().length - 1],
                100 * result.accuracy(),
                result.gradientSeconds(),
                result.updateSeconds(),
                100 * result.updateShare()));
    System.out.printf(
        "%n  loss: smoothed, at the end; accuracy: on the test digits;"
            + " share: of the update in both%n%n");
  }

  /** Writes the figure and the CSV file and returns their paths. */
  static List<Path> write(Map<Contender, Result> results, Path directory) throws IOException {
    Map<Contender, double[]> losses = new EnumMap<>(Contender.class);
    results.forEach((contender, result) -> losses.put(contender, result.losses()));
    Figure figure = new Figure(List.of(LossChart.draw(lines(losses))), 1);
    List<Path> files = new ArrayList<>(figure.write(directory, "digits"));
    files.add(writeCsv(losses, directory.resolve("digits.csv")));
    return files;
  }

  private static List<LossChart.Line> lines(Map<Contender, double[]> losses) {
    return losses.entrySet().stream().map(entry -> line(entry.getKey(), entry.getValue())).toList();
  }

  private static LossChart.Line line(Contender who, double[] losses) {
    return new LossChart.Line(who.title(), who.color(), who.marker(), losses);
  }

  private static Path writeCsv(Map<Contender, double[]> losses, Path file) throws IOException {
    int iterations = losses.values().iterator().next().length;
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      StringJoiner header = new StringJoiner(",").add("iteration");
      losses.keySet().forEach(contender -> header.add(contender.title()));
      out.println(header);
      for (int i = 0; i < iterations; i++) {
        StringJoiner row = new StringJoiner(",").add(Integer.toString(i + 1));
        for (double[] values : losses.values()) row.add(Double.toString(values[i]));
        out.println(row);
      }
    }
    return file;
  }
}
