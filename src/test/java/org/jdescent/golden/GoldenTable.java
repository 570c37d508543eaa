package org.jdescent.golden;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** Prints the tables of the golden folder's README: worst errors over all snapshots and steps. */
public final class GoldenTable {
  private static final BinaryOperator<Deviation> WORSE = (a, b) -> b.error() > a.error() ? b : a;

  private GoldenTable() {}

  /** Takes no arguments. */
  public static void main(String[] args) {
    System.out.println("| file | row | worst error | allowed |\n| --- | --- | --- | --- |");
    GoldenRuns.all().flatMap(run -> worst(run).values().stream()).forEach(GoldenTable::print);
    System.out.println("\n| file | worst relative error |\n| --- | --- |");
    ScheduleRuns.all().forEach(run -> System.out.printf("| %s | %.2g |%n", run, run.worst()));
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
