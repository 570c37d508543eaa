package org.jdescent.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void settingsAreExact() {
    assertEquals("0.0015", Numbers.exact(0.0015));
    assertEquals("0.0001", Numbers.exact(1e-4));
    assertEquals("1.5e-5", Numbers.exact(1.5e-5));
    assertEquals("1e-7", Numbers.exact(1e-7));
    assertEquals("20", Numbers.exact(20));
    assertEquals("-2.3", Numbers.exact(-2.3));
    assertEquals("0", Numbers.exact(0));
  }

  @Test
  void resultsHaveThreeDigits() {
    assertEquals("0.0803", Numbers.rounded(0.08028));
    assertEquals("2.00", Numbers.rounded(1.999));
    assertEquals("12.9", Numbers.rounded(12.934));
    assertEquals("3.14e-5", Numbers.rounded(3.14159e-5));
    assertEquals("1.00e-12", Numbers.rounded(1e-12));
    assertEquals("0", Numbers.rounded(0));
    assertEquals("–", Numbers.rounded(Double.NaN));
    assertEquals("–", Numbers.rounded(Double.POSITIVE_INFINITY));
  }

  @Test
  void ratesAreThoseThatPeopleWrite() {
    assertEquals(55, Rates.FINE.size());
    assertEquals(28, Rates.COARSE.size());
    assertEquals("1e-6", Numbers.exact(Rates.FINE.get(0)));
    assertEquals("0.0015", Numbers.exact(Rates.FINE.get(19)));
    assertEquals("1000", Numbers.exact(Rates.COARSE.get(27)));
    assertEquals(Rates.FINE.stream().sorted().toList(), Rates.FINE);
  }

  @Test
  void tablesAreMarkdown() {
    Table table = new Table(1, "name", "value");
    table.row("one", "1");
    assertEquals("| name | value |\n|---|--:|\n| one | 1 |\n", table.toString());
  }
}
