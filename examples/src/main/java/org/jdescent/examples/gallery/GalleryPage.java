package org.jdescent.examples.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdescent.examples.Numbers;
import org.jdescent.examples.Rates;
import org.jdescent.examples.Table;

/** The page around the pictures, in Markdown. */
final class GalleryPage {
  private static final String PAGE =
      """
      # Gallery

      How every optimizer moves: along a bent valley, and over a bowl full of dents. How they do on a network, which is what
      they are for, stands on [another page](digits-all.md). Rules for matrices are not here, for a point has only one row;
      they have [a page of their own](digits-matrices.md).

      %s

      ## How it was made

      `java -jar examples/target/jdescent-examples.jar gallery --out docs` draws the pictures and writes this page. Nothing is
      random.

      %s
      Every optimizer has its defaults but for the learning rate, and that is the best of the same %d for all: 1, 1.5, 2, 3, 5
      and 7 times the powers of ten, from %s to %s. The best has the lowest mean of f over the last tenth of the steps. Rates
      at which the path leaves the picture are out, so every path can be seen to its end. The point is a matrix of one row,
      for the rules that want a matrix. Where a rule keeps other weights for evaluation, the path is theirs.

      ## Settings and final values

      lr is the learning rate, f the value after the last step; "low" counts the rates, of the %d, whose mean over the last
      tenth is at most %s. Where it is small, the picture shows luck.

      %s
      Two functions without noise say little about training. On Rastrigin's the gradient knows nothing but the dent it is in:
      who gets further took steps that are too large for the dents. It is moved here, away from the origin: weight decay
      pulls there, and steps in proportion to the norm of what is trained die out there. On Rosenbrock's, weight decay keeps
      who has it by default from the minimum.
      """;

  private GalleryPage() {}

  /**
   * The page.
   *
   * @param walls the exhibits of each landscape, in the order of {@link Landscape#ALL}
   */
  static String write(List<List<Exhibit>> walls) {
    List<Double> rates = Rates.FINE;
    return PAGE.formatted(
        each(GalleryPage::picture).collect(Collectors.joining("\n\n")),
        facts(rates.size()),
        rates.size(),
        Numbers.exact(rates.get(0)),
        Numbers.exact(rates.get(rates.size() - 1)),
        rates.size(),
        each(l -> "%s (%s)".formatted(Numbers.exact(l.low()), l.name()))
            .collect(Collectors.joining(" and ")),
        results(walls));
  }

  /** The name of a picture's file. */
  static String file(Landscape landscape) {
    return "gallery-%s.png".formatted(landscape.name().toLowerCase(Locale.ROOT));
  }

  private static String picture(Landscape landscape) {
    return "![The paths of all optimizers over %s's function](%s)"
        .formatted(landscape.name(), file(landscape));
  }

  private static Table facts(int rates) {
    Table table = new Table(1 + Landscape.ALL.size(), row("", Landscape::name));
    table.row(row("f(x, y)", Landscape::formula));
    table.row(row("start", l -> l.start().toString()));
    table.row(row("minimum", l -> l.minimum() + ", f = 0"));
    table.row(row("steps", l -> Integer.toString(l.steps())));
    table.row(row("learning rate", l -> l.scheduled(rates)));
    return table;
  }

  private static Table results(List<List<Exhibit>> walls) {
    List<String> titles = new ArrayList<>(List.of("optimizer", "settings"));
    each(Landscape::name).forEach(name -> titles.addAll(List.of(name + ": lr", "f", "low")));
    Table table = new Table(2, titles.toArray(String[]::new));
    for (int i = 0; i < walls.get(0).size(); i++) {
      List<String> cells = new ArrayList<>();
      for (List<Exhibit> wall : walls) {
        Exhibit exhibit = wall.get(i);
        if (cells.isEmpty()) {
          cells.addAll(List.of(exhibit.entrant().name(), exhibit.entrant().settings()));
        }
        cells.add(Numbers.exact(exhibit.descent().rate()));
        cells.add(Numbers.rounded(exhibit.descent().value()));
        cells.add(Long.toString(exhibit.lows()));
      }
      table.row(cells.toArray(String[]::new));
    }
    return table;
  }

  private static String[] row(String title, Function<Landscape, String> cell) {
    return Stream.concat(Stream.of(title), each(cell)).toArray(String[]::new);
  }

  private static Stream<String> each(Function<Landscape, String> text) {
    return Landscape.ALL.stream().map(text);
  }
}
