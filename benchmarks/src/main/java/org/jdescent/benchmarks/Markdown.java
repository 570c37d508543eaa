package org.jdescent.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** A table, and how numbers look in it. */
public final class Markdown {
  private final List<String> rows = new ArrayList<>();

  /** The first column holds names, the others numbers. */
  public Markdown(String... titles) {
    row((Object[]) titles);
    rows.add("|---" + String.join("", Collections.nCopies(titles.length - 1, "|--:")) + "|");
  }

  /** The last column holds words, too. */
  static Markdown withWords(String... titles) {
    Markdown table = new Markdown(titles);
    table.rows.set(1, table.rows.get(1).replaceFirst("--:\\|$", "---|"));
    return table;
  }

  /** Adds a row. */
  public Markdown row(Object... cells) {
    List<String> texts = new ArrayList<>();
    for (Object cell : cells) texts.add(cell.toString());
    rows.add("| " + String.join(" | ", texts) + " |");
    return this;
  }

  @Override
  public String toString() {
    return String.join("\n", rows);
  }

  /** Nanoseconds in the unit that suits them. */
  public static String time(double nanos) {
    if (Double.isNaN(nanos)) return "–";
    if (nanos < 1e3) return number(nanos) + " ns";
    if (nanos < 1e6) return number(nanos / 1e3) + " µs";
    return nanos < 1e9 ? number(nanos / 1e6) + " ms" : number(nanos / 1e9) + " s";
  }

  static String range(Sample nanos) {
    return range(nanos, Markdown::time);
  }

  static String range(Sample sample, DoubleFunction<String> text) {
    return text.apply(sample.min()) + " … " + text.apply(sample.max());
  }

  /** From the lower to the upper. */
  public static String quartiles(Sample sample, DoubleFunction<String> text) {
    return text.apply(sample.quantile(0.25)) + " … " + text.apply(sample.quantile(0.75));
  }

  /** Three digits. */
  public static String number(double value) {
    if (Double.isNaN(value)) return "–";
    int decimals = value < 10 ? 2 : value < 100 ? 1 : 0;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  static String times(double ratio) {
    return Double.isNaN(ratio) ? "–" : number(ratio) + "x";
  }
}
