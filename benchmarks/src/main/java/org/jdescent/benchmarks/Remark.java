package org.jdescent.benchmarks;

import java.util.Map;
import java.util.Set;

/**
 * What an optimizer's slots do not tell. Rules that need sums over a tensor read once more what
 * they have summed up; and some have more to compute than memory has to move.
 *
 * @param extra bytes per element that are read beside those of parameter, gradient and slots
 * @param why what these are; empty if there are none
 * @param bound what bounds it, if it stays well below the limit; empty if it does not
 */
record Remark(int extra, String why, String bound) {
  private static final Remark NONE = new Remark(0, "", "");

  // Nanoseconds are those of one thread, from a cache, where Adam takes 0.17.
  private static final String TWICE =
      "the divider: a root and a division, twice; 0.6 ns per element";

  /** By the optimizer's name; a test proves that there is one. */
  private static final Map<String, Remark> ALL =
      Map.ofEntries(
          entry("Adafactor", 12, "g for the means; p and g for their sizes", TWICE),
          entry("AdamMini", 4, "g for its mean square"),
          entry("CautiousAdamW", 8, "g and m for the mask"),
          entry("LAMB", 16, "p, g, m and v for both norms"),
          entry("LARS", 8, "p and g for their norms"),
          entry("MARS", 8, "g and the one before for the norm"),
          entry("NovoGrad", 4, "g for its norm"),
          entry("StableAdamW", 8, "g and v for the size of their ratio", TWICE),
          entry("DAdaptAdam", 0, "", TWICE),
          entry("Prodigy", 0, "", "a root, a division and two sums in double; 0.7 ns per element"),
          entry("SM3", 0, "", "a root and a division for 12 bytes, and columns in double"));

  private static Map.Entry<String, Remark> entry(String optimizer, int extra, String why) {
    return entry(optimizer, extra, why, "");
  }

  private static Map.Entry<String, Remark> entry(
      String optimizer, int extra, String why, String bound) {
    return Map.entry(optimizer, new Remark(extra, why, bound));
  }

  Remark {
    if (extra < 0 || extra % Float.BYTES != 0 || extra > 0 == why.isEmpty()) {
      throw new IllegalArgumentException(
          "extra bytes must be those of whole floats, with a reason, got %d, '%s'"
              .formatted(extra, why));
    }
  }

  static Remark of(String optimizer) {
    return ALL.getOrDefault(optimizer, NONE);
  }

  /** Those of which there is something to say. */
  static Set<String> optimizers() {
    return ALL.keySet();
  }

  /** How many arrays are read once more. */
  int again() {
    return extra / Float.BYTES;
  }
}
