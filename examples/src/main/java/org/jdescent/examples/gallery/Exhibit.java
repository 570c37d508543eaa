package org.jdescent.examples.gallery;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jdescent.examples.Entrant;
import org.jdescent.examples.Rates;

/**
 * An optimizer at the best of the learning rates.
 *
 * @param entrant the optimizer
 * @param descent with the lowest score; the smallest rate of those
 * @param lows at how many rates the descent ends low
 */
record Exhibit(Entrant entrant, Descent descent, long lows) {
  /** Of all entrants, in their order. */
  static List<Exhibit> all(Landscape landscape) {
    return Entrant.ALL.parallelStream().map(entrant -> of(landscape, entrant)).toList();
  }

  /** Tries all rates. */
  static Exhibit of(Landscape landscape, Entrant entrant) {
    List<Descent> all =
        Rates.FINE.stream().flatMap(rate -> descend(landscape, entrant, rate)).toList();
    Descent best = all.stream().min(Comparator.comparingDouble(Descent::score)).orElseThrow();
    return new Exhibit(
        entrant, best, all.stream().filter(d -> d.score() <= landscape.low()).count());
  }

  /** A large rate with weight decay takes more than the whole parameter, which is refused. */
  private static Stream<Descent> descend(Landscape landscape, Entrant entrant, double rate) {
    try {
      return Stream.of(Descent.of(landscape, entrant, rate));
    } catch (IllegalArgumentException refused) {
      return Stream.empty();
    }
  }
}
