package org.jdescent.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdescent.LossScale;
import org.jdescent.MalformedFileException;
import org.jdescent.Skips;
import org.jdescent.schedules.Plateau;

/**
 * What is saved of an optimizer beside its tensors.
 *
 * @param rules each group's optimizer and convention; see {@link Settings}
 * @param averages each average's kind, and how many updates it has taken in
 * @param values hyper-parameters and the like as text
 * @param goodSteps towards the loss scale's growth; -1 if it never changes
 */
record Saved(
    long step,
    int microBatches,
    double lossScale,
    long goodSteps,
    Skips skips,
    double gradientNorm,
    double updateNorm,
    Map<String, String> rules,
    Map<String, Counted> averages,
    Map<String, String> values,
    Map<String, Plateau.State> plateaus,
    Map<String, Known> parameters) {

  /** The version of the format, which a reader must know. */
  static final int FORMAT = 1;

  /** A kind of average and its count. */
  record Counted(String kind, long updates) {}

  /**
   * What is saved of a parameter.
   *
   * @param updates how many it has had
   * @param accumulated whether gradients of it wait in an accumulator
   * @param carried what its rule carries in double
   */
  record Known(String group, String shape, long updates, boolean accumulated, double[] carried) {}

  /** As strings for a file. */
  Map<String, String> toMetadata() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format_version", Integer.toString(FORMAT));
    metadata.put("library_version", Native.version());
    metadata.put("step", Long.toString(step));
    metadata.put("micro_batches", Integer.toString(microBatches));
    metadata.put("loss_scale", Double.toString(lossScale));
    if (goodSteps >= 0) metadata.put("good_steps", Long.toString(goodSteps));
    metadata.put("skips", Long.toString(skips.total()));
    metadata.put("skips_in_a_row", Long.toString(skips.consecutive()));
    if (skips.parameter() != null) metadata.put("skips_parameter", skips.parameter());
    metadata.put("gradient_norm", Double.toString(gradientNorm));
    metadata.put("update_norm", Double.toString(updateNorm));
    rules.forEach((group, rule) -> metadata.put("rule:" + group, rule));
    averages.forEach(
        (name, average) ->
            metadata.put("average:" + name, average.updates + " updates of " + average.kind));
    values.forEach((name, value) -> metadata.put("setting:" + name, value));
    plateaus.forEach((path, state) -> metadata.put("plateau:" + path, text(state)));
    parameters.forEach(
        (name, known) -> {
          metadata.put("parameter:" + name, text(known));
          if (known.carried.length == 0) return;
          metadata.put("carried:" + name, Arrays.toString(known.carried));
        });
    return metadata;
  }

  private static String text(Plateau.State s) {
    return "value %s, best %s, bad %d, cooling %d"
        .formatted(s.value(), s.best(), s.bad(), s.cooling());
  }

  private static String text(Known known) {
    return "%s, %d updates%s, group %s"
        .formatted(
            known.shape, known.updates, known.accumulated ? ", accumulated" : "", known.group);
  }

  /** Reads what {@link #toMetadata} wrote. */
  static Saved of(Map<String, String> metadata) throws IOException {
    Entries entries = new Entries(metadata);
    long format = entries.count("format_version");
    if (format > FORMAT) {
      throw new IOException(
          "the file has format version %d, from JDescent %s; this JDescent reads up to version %d"
              .formatted(format, metadata.get("library_version"), FORMAT));
    }
    double lossScale = entries.number("loss_scale");
    if (!LossScale.holds(lossScale)) {
      throw Entries.refused("loss_scale", "from 2^-126 to 2^126", metadata.get("loss_scale"));
    }
    return new Saved(
        entries.count("step"),
        (int) Math.min(Integer.MAX_VALUE, entries.count("micro_batches")),
        lossScale,
        entries.has("good_steps") ? entries.count("good_steps") : -1,
        new Skips(
            entries.count("skips"),
            entries.count("skips_in_a_row"),
            metadata.get("skips_parameter")),
        entries.number("gradient_norm"),
        entries.number("update_norm"),
        entries.all("rule:", (key, text) -> text),
        entries.all("average:", Saved::counted),
        entries.all("setting:", (key, text) -> text),
        entries.all("plateau:", Saved::plateau),
        entries.all("parameter:", (key, text) -> known(key, text, entries)));
  }

  private static Counted counted(String key, String text) throws MalformedFileException {
    String[] parts = Entries.match("(\\d+) updates of (.*)", key, text);
    return new Counted(parts[1], Entries.count(key, parts[0]));
  }

  private static Plateau.State plateau(String key, String text) throws MalformedFileException {
    String[] p = Entries.match("value (\\S+), best (\\S+), bad (\\d+), cooling (\\d+)", key, text);
    try {
      return new Plateau.State(
          Entries.number(key, p[0]),
          Entries.number(key, p[1]),
          Entries.count(key, p[2]),
          Entries.count(key, p[3]));
    } catch (IllegalArgumentException e) {
      throw Entries.refused(key, e.getMessage(), text);
    }
  }

  private static Known known(String key, String text, Entries entries)
      throws MalformedFileException {
    String pattern = "(\\[[\\d, ]*\\]), (\\d+) updates(, accumulated)?, group (.*)";
    String[] parts = Entries.match(pattern, key, text);
    long updates = Entries.count(key, parts[1]);
    double[] carried = carried(key.replaceFirst("parameter", "carried"), entries);
    return new Known(parts[3], parts[0], updates, parts[2] != null, carried);
  }

  private static double[] carried(String key, Entries entries) throws MalformedFileException {
    if (!entries.has(key)) return new double[0];
    String[] texts = Entries.match("\\[(.+)\\]", key, entries.text(key))[0].split(", ");
    double[] numbers = new double[texts.length];
    for (int i = 0; i < texts.length; i++) numbers[i] = Entries.number(key, texts[i]);
    return numbers;
  }
}
