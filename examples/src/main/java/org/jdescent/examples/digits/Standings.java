package org.jdescent.examples.digits;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jdescent.examples.Entrant;
import org.jdescent.examples.Numbers;
import org.jdescent.examples.Table;
import org.jdescent.examples.digits.Training.Result;

/**
 * What every optimizer makes of the network.
 *
 * @param training the same for all
 * @param results of each
 */
record Standings(Training training, Map<Entrant, Result> results) {
  private static final String PAGE =
      """
      # Digits, all optimizers

      The 784-100-100-100-100-10 ReLU network of the examples, trained by every optimizer from the same weights with the same
      batches: %,d iterations of %d, %,d digits to learn from, %,d for the test, seed %d. How they move, in pictures, stands
      on [another page](gallery.md); what they cost, under [benchmarks](benchmarks.md). Rules for matrices race AdamW [on a page
      of their own](digits-matrices.md).

      ```
      java -jar examples/target/jdescent-examples.jar %s
      ```

      trains and writes this page. Every optimizer has its defaults but for the learning rate lr, which is constant.
      `digits --tune --seed 2` found it, with other digits, weights and batches: of 1, 2 and 5 times the powers of ten one
      whose loss after 2,000 iterations is below those of both its neighbours.

      %s
      Loss is the mean over the last 100 batches; a dash is one that is no number any more. Accuracy is that on the test, with
      the weights that a rule keeps for evaluation if it keeps any; 0.1 %% of it are %s digits. It is one run with one seed:
      who are close to each other may change places in the next.
      """;

  /** Trains with all of them, each update on so many threads. */
  static Standings of(Training training, int threads) {
    Map<Entrant, Result> results = new LinkedHashMap<>();
    for (Entrant entrant : Entrant.ALL) {
      try (Progress progress = new Progress(entrant.name(), training.iterations())) {
        results.put(entrant, training.run(entrant, entrant.digitsRate(), threads, progress));
      }
    }
    return new Standings(training, results);
  }

  /**
   * The page, in Markdown.
   *
   * @param arguments of the program that writes it
   */
  String page(String arguments) {
    int test = training.data().test().size();
    return String.format(
        Locale.ROOT,
        PAGE,
        training.iterations(),
        training.batch(),
        training.data().training().size(),
        test,
        training.seed(),
        arguments,
        table(),
        Numbers.exact(test / 1000.0));
  }

  private Table table() {
    int end = training.iterations();
    Table table =
        new Table(
            2,
            "optimizer",
            "settings",
            "lr",
            "loss after " + count(quarters(1)),
            count(quarters(2)),
            count(end),
            "accuracy");
    results.forEach(
        (entrant, result) ->
            table.row(
                entrant.name(),
                entrant.settings(),
                Numbers.exact(entrant.digitsRate()),
                Numbers.rounded(result.loss(quarters(1))),
                Numbers.rounded(result.loss(quarters(2))),
                Numbers.rounded(result.loss(end)),
                String.format(Locale.ROOT, "%.2f %%", 100 * result.accuracy())));
    return table;
  }

  private static String count(int iterations) {
    return String.format(Locale.ROOT, "%,d", iterations);
  }

  /** So many quarters of the training. */
  private int quarters(int count) {
    return Math.max(1, training.iterations() * count / 4);
  }
}
