package org.jdescent.benchmarks;

import java.util.Comparator;
import java.util.stream.Stream;

/** What is to be reached, and the worst case that was measured. */
record GoalTable(Markdown table) {
  /** What was measured somewhere. */
  record Case(String where, double value) {}

  GoalTable() {
    this(new Markdown("goal", "to reach", "worst case", "where"));
  }

  void atLeast(String goal, double least, Stream<Case> all) {
    all.filter(one -> !Double.isNaN(one.value))
        .min(Comparator.comparingDouble(Case::value))
        .ifPresent(worst -> row(goal, "≥ " + least, Markdown.number(worst.value), worst.where));
  }

  void atMost(String goal, double most, Stream<Case> all) {
    all.filter(one -> !Double.isNaN(one.value))
        .max(Comparator.comparingDouble(Case::value))
        .ifPresent(worst -> row(goal, "≤ " + most, Markdown.number(worst.value), worst.where));
  }

  void row(String goal, String asked, String measured, String where) {
    table.row(goal, asked, measured, where);
  }
}
