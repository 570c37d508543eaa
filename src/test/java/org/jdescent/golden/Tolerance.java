package org.jdescent.golden;

/** How far a row may be from the golden one: the measure of its errors, and the most allowed. */
public record Tolerance(Measure measure, double limit) {
  /** Of p, against float32 and float64. */
  public static final Tolerance FLOAT32 = new Tolerance(Measure.ULP_OF_LARGEST, 4);

  static final Tolerance FLOAT64 = new Tolerance(Measure.ABSOLUTE, 1e-5);

  /** Of slots: sums of squares, and sums of signed numbers. */
  public static final Tolerance SQUARES = new Tolerance(Measure.RELATIVE, 2e-5);

  public static final Tolerance SIGNED = new Tolerance(Measure.RELATIVE_TO_LARGEST, 2e-5);

  /** How the error of one element is measured. */
  enum Measure {
    /** Distance of the float32 representations. */
    BITS("steps of float32") {
      @Override
      double error(double expected, double got, double largest) {
        int a = Float.floatToIntBits((float) expected);
        int b = Float.floatToIntBits((float) got);
        return Math.abs((double) a - b);
      }
    },
    ABSOLUTE("absolute") {
      @Override
      double error(double expected, double got, double largest) {
        return Math.abs(expected - got);
      }
    },
    RELATIVE("relative") {
      @Override
      double error(double expected, double got, double largest) {
        return expected == got ? 0 : Math.abs(expected - got) / Math.abs(expected);
      }
    },
    /** For sums that may cancel: an element's own magnitude says nothing about their rounding. */
    RELATIVE_TO_LARGEST("relative to the largest") {
      @Override
      double error(double expected, double got, double largest) {
        return expected == got ? 0 : Math.abs(expected - got) / largest;
      }
    },
    /** The unit is the spacing of float32 numbers at the row's largest magnitude. */
    ULP_OF_LARGEST("ulp of the largest") {
      @Override
      double error(double expected, double got, double largest) {
        return Math.abs(expected - got) / Math.ulp((float) largest);
      }
    };

    private final String words;

    Measure(String words) {
      this.words = words;
    }

    abstract double error(double expected, double got, double largest);

    @Override
    public String toString() {
      return words;
    }
  }

  @Override
  public String toString() {
    return "%.2g %s".formatted(limit, measure);
  }
}
