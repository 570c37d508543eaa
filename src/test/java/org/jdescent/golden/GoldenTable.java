package org.jdescent.golden;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints the tables of the golden folder's README: worst errors over all snapshots and steps. */
public final class GoldenTable {
  private static final BinaryOperator<Deviation> WORSE = (a, b) -> b.error() > a.error() ? b : a;

  private GoldenTable() {}

  /** Takes no arguments. */
  public static void main(String[] args) {
    System.out.println("| file | row | worst error | allowed |\n| --- | --- | --- | --- |");
    GoldenRuns.all().flatMap(run -> worst(run).values().stream()).forEach(GoldenTable::print);
    System.out.println("\n| file | row | worst error | allowed |\n| --- | --- | --- | --- |");
    StepRuns.all().flatMap(GoldenTable::nearest).forEach(GoldenTable::print);
    System.out.println("\n| file | worst relative error |\n| --- | --- |");
    ScheduleRuns.all().forEach(run -> System.out.printf("| %s | %.2g |%n", run, run.worst()));
  }

  /** For each file of a run the row that is nearest to what is allowed. */
  private static Stream<Deviation> nearest(StepRun run) {
    BinaryOperator<Deviation> nearer = (a, b) -> b.share() > a.share() ? b : a;
    Map<String, Deviation> files =
        run.deviations().stream()
            .collect(Collectors.toMap(Deviation::file, d -> d, nearer, LinkedHashMap::new));
    return files.values().stream();
  }

  private static Map<String, Deviation> worst(GoldenRun run) {
    return run.deviations().stream()
        .collect(Collectors.toMap(Deviation::row, d -> d, WORSE, LinkedHashMap::new));
  }

  private static void print(Deviation worst) {
    System.out.printf(
        "| %s | %s | %.2g | %s |%n", worst.file(), worst.row(), worst.error(), worst.tolerance());
  }
}
