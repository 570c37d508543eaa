package org.jdescent.examples;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table in Markdown, filled row by row. */
public final class Table {
  private final StringBuilder text = new StringBuilder();

  /**
   * An empty table.
   *
   * @param words how many columns are words; those after them are numbers
   * @param titles of all columns
   */
  public Table(int words, String... titles) {
    row(titles);
    int numbers = titles.length - words;
    text.append('|').append("---|".repeat(words)).append("--:|".repeat(numbers)).append('\n');
  }

  /** Adds a row of as many cells. */
  public void row(String... cells) {
    text.append(Stream.of(cells).collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
