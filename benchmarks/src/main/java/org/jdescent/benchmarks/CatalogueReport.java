package org.jdescent.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Turns the rounds' JSON into the page of the catalogue. */
record CatalogueReport(Machine machine, Results results, List<CatalogueCell> cells) {
  /** Below this fraction of the limit a reason must be given. */
  static final double NEAR = 0.85;

  private static final String UNKNOWN = "not known yet";
  private static final String FULL =
      "An optimizer's bouts are measured by JMH, in each round in a new JVM.";
  private static final String QUICK =
      "This run was a quick one, all in one JVM: for a first impression, not to be quoted.";

  static CatalogueReport of(Path directory, List<CatalogueCell> cells) throws IOException {
    Results results = Results.ofRounds(directory);
    return new CatalogueReport(
        Machine.read(directory),
        results,
        cells.stream().filter(cell -> !results.ours(cell.bout()).isEmpty()).toList());
  }

  Page page() throws IOException {
    return Page.of(
        "catalogue.md",
        Map.of(
            "machine", machine.table(),
            "catalogue", catalogue(),
            "trials", machine.quick() ? QUICK : FULL,
            "near", NEAR,
            "extra", extra()));
  }

  /** Those that stay below the limit, and nobody has written down why. */
  List<String> unexplained() {
    return cells.stream()
        .filter(cell -> bound(cell).equals(UNKNOWN))
        .map(CatalogueCell::optimizer)
        .toList();
  }

  private Markdown catalogue() {
    Markdown table =
        Markdown.withWords(
            "optimizer",
            "bytes per element",
            "a step",
            "quartiles",
            "GB/s",
            "of the limit",
            "quartiles",
            "what bounds it");
    for (CatalogueCell cell : cells) {
      Sample time = results.ours(cell.bout());
      Sample ofLimit = cell.ofLimit(results);
      table.row(
          "`" + cell.optimizer() + "`",
          bytes(cell.demand().bytesPerElement()),
          Markdown.time(time.median()),
          Markdown.quartiles(time, Markdown::time),
          Markdown.number(cell.demand().bytes() / time.median()),
          Markdown.number(ofLimit.median()),
          Markdown.quartiles(ofLimit, Markdown::number),
          bound(cell));
    }
    return table;
  }

  private static String bytes(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : Markdown.number(value);
  }

  private String bound(CatalogueCell cell) {
    if (!(cell.ofLimit(results).median() < NEAR)) return "";
    return cell.remark().bound().isEmpty() ? UNKNOWN : cell.remark().bound();
  }

  private String extra() {
    Markdown table = Markdown.withWords("optimizer", "bytes per element", "which");
    List<CatalogueCell> some = cells.stream().filter(cell -> cell.remark().extra() > 0).toList();
    for (CatalogueCell cell : some) {
      table.row("`" + cell.optimizer() + "`", cell.remark().extra(), cell.remark().why());
    }
    return some.isEmpty() ? "None of these optimizers moves anything else." : table.toString();
  }
}
