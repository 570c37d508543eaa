package org.jdescent.examples.resume;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A training without interruption, and the same one by several processes.
 *
 * @param losses of every iteration of the first
 * @param parts of the second, in the order of the processes
 * @param parameters how they compare in the end
 * @param averages how the averaged parameters compare in the end
 */
record Comparison(double[] losses, List<Part> parts, Difference parameters, Difference averages) {
  /** Numbers that differ in any bit. */
  record Difference(int count, int all) {
    static Difference of(float[] one, float[] other) {
      int count = Math.abs(one.length - other.length);
      for (int i = 0; i < Math.min(one.length, other.length); i++) {
        if (Float.floatToRawIntBits(one[i]) != Float.floatToRawIntBits(other[i])) count++;
      }
      return new Difference(count, Math.max(one.length, other.length));
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%,d of %,d", count, all);
    }
  }

  /** Of all losses that a process has told, those told twice included. */
  Difference toldLosses() {
    int count = 0;
    int all = 0;
    for (Part part : parts) {
      for (int i = 0; i < part.losses().length; i++, all++) {
        long told = Double.doubleToRawLongBits(part.losses()[i]);
        if (told != Double.doubleToRawLongBits(losses[part.from() + i])) count++;
      }
    }
    return new Difference(count, all);
  }

  /** Whether all bits are the same. */
  boolean same() {
    return parameters.count() + averages.count() + toldLosses().count() == 0;
  }

  /** The losses of the second training; of those told twice, the later ones. */
  double[] latestLosses() {
    double[] latest = new double[losses.length];
    for (Part part : parts) {
      System.arraycopy(part.losses(), 0, latest, part.from(), part.losses().length);
    }
    return latest;
  }

  /** Who was killed. */
  List<Part> killed() {
    return parts.stream().filter(Part::killed).toList();
  }

  @Override
  public String toString() {
    String kills = join(killed().stream().map(Part::last));
    String resumptions = join(parts.stream().skip(1).map(Part::from));
    String counts = parameters + " parameters differ in any bit, " + averages + " averages, ";
    return "killed at iteration %s, resumed from %s: %s%s losses"
        .formatted(kills, resumptions, counts, toldLosses());
  }

  private static String join(Stream<Integer> iterations) {
    return iterations.map(String::valueOf).collect(Collectors.joining(" and "));
  }
}
