package org.jdescent.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures all optimizers that there are, each beside its limit. */
@Command(
    name = "catalogue",
    description = "Measure every optimizer beside the limit of memory, and print the page.",
    sortOptions = false)
final class CatalogueRounds extends Series {
  @Option(names = "--optimizer", split = ",", description = "By name. Default: all.")
  private List<String> optimizers;

  CatalogueRounds() {
    super("benchmarks/target/catalogue");
  }

  @Override
  protected Pace full() {
    return Pace.BOUTS;
  }

  @Override
  protected Trials trials() throws IOException {
    return new CataloguePlan(cells());
  }

  @Override
  protected Page page(Path directory) throws IOException {
    CatalogueReport report = CatalogueReport.of(directory, cells());
    for (String name : report.unexplained()) {
      System.err.printf(
          "%s is below %s of the limit: say why in Remark.java%n", name, CatalogueReport.NEAR);
    }
    return report.page();
  }

  private List<CatalogueCell> cells() throws IOException {
    return CatalogueCell.of(chosen(), Size.RESNET);
  }

  private List<String> chosen() throws IOException {
    List<String> all = Catalogue.names();
    if (optimizers == null) return all;
    for (String name : optimizers) {
      if (!all.contains(name)) {
        throw wrong("no optimizer is called %s; there are %s".formatted(name, all));
      }
    }
    return all.stream().filter(optimizers::contains).toList();
  }
}
