package org.jdescent.examples;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers as people write them. */
public final class Numbers {
  private static final double SMALLEST_PLAIN = 1e-4;

  private Numbers() {}

  /** All digits of a setting: 0.0015, 1e-7, 20. */
  public static String exact(double value) {
    BigDecimal decimal = BigDecimal.valueOf(value).stripTrailingZeros();
    if (value == 0 || Math.abs(value) >= SMALLEST_PLAIN) return decimal.toPlainString();
    int exponent = decimal.precision() - decimal.scale() - 1;
    return decimal.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
  }

  /** Three digits of a result: 0.0803, 3.14e-5, 2.00; a dash if it is not finite. */
  public static String rounded(double value) {
    if (!Double.isFinite(value)) return "–";
    if (value == 0) return "0";
    return String.format(Locale.ROOT, "%.3g", value).replaceFirst("e([+-])0", "e$1");
  }
}
