package org.jdescent.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures all optimizers that there are, each beside its limit, round after round. */
@Command(
    name = "catalogue",
    description = "Measure every optimizer beside the limit of memory, and print the page.",
    sortOptions = false)
final class CatalogueRounds implements Callable<Integer> {
  @Option(names = "--rounds", description = "Default: 5; 2 if quick.")
  private Integer rounds;

  @Option(names = "--quick", description = "Short trials, all in this JVM: for a first impression.")
  private boolean quick;

  @Option(names = "--optimizer", split = ",", description = "By name. Default: all.")
  private List<String> optimizers;

  @Option(
      names = "--again",
      description = "Measure nothing: write the page of an earlier run again.")
  private boolean again;

  @Option(names = "--results", description = "Directory for JSON. Default: ${DEFAULT-VALUE}.")
  private Path directory = Path.of("benchmarks/target/catalogue");

  @Option(names = "--out", description = "Where the page goes. Default: standard output.")
  private Path out;

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException, RunnerException {
    List<CatalogueCell> cells = CatalogueCell.of(chosen(), Size.RESNET);
    if (!again) measure(new CataloguePlan(cells));
    CatalogueReport report = CatalogueReport.of(directory, cells);
    report.page().write(out);
    for (String name : report.unexplained()) {
      System.err.printf(
          "%s is below %s of the limit: say why in Remark.java%n", name, CatalogueReport.NEAR);
    }
    return 0;
  }

  private List<String> chosen() throws IOException {
    List<String> all = Catalogue.names();
    if (optimizers == null) return all;
    for (String name : optimizers) {
      if (!all.contains(name)) {
        throw new ParameterException(
            command.commandLine(), "no optimizer is called %s; there are %s".formatted(name, all));
      }
    }
    return all.stream().filter(optimizers::contains).toList();
  }

  private void measure(CataloguePlan plan) throws IOException, RunnerException {
    Run run = Run.start(directory, command);
    Results variants = run.survey(plan.survey(), Effort.SURVEY);
    Effort effort = quick ? Effort.SURVEY : Effort.FULL;
    int last = rounds != null ? rounds : quick ? 2 : 5;
    for (int i = 1; i <= last; i++) run.round(i, last, plan.round(variants), effort, !quick);
  }
}
