package org.jdescent.schedules;

import org.jdescent.internal.Check;
import org.jdescent.internal.Powers;

/**
 * The shape of a warm-up: the factor by which the first value is multiplied, by progress. Any
 * lambda is one.
 */
@FunctionalInterface
public interface Ramp {
  /**
   * The factor.
   *
   * @param progress in (0, 1); z in the formulas below
   */
  double at(double progress);

  /** z. */
  static Ramp linear() {
    return Curve.LINEAR;
  }

  /** (1 − cos πz)/2. */
  static Ramp cosine() {
    return Curve.COSINE;
  }

  /** z². */
  static Ramp quadratic() {
    return Curve.QUADRATIC;
  }

  /**
   * from^(1 − z): each factor is the same multiple of the one before.
   *
   * @param from the factor at z = 0, finite and above 0
   */
  static Ramp exponential(double from) {
    return new Geometric(from);
  }

  /**
   * The same factor all along.
   *
   * @param factor finite and at least 0
   */
  static Ramp constant(double factor) {
    return new Level(factor);
  }

  /** The curves that have no parameter. */
  enum Curve implements Ramp {
    /** {@link Ramp#linear()}. */
    LINEAR("linear") {
      @Override
      public double at(double progress) {
        return progress;
      }
    },
    /** {@link Ramp#cosine()}. */
    COSINE("cosine") {
      @Override
      public double at(double progress) {
        // sin² of the half angle, because 1 - cos cancels where progress is small.
        double sine = StrictMath.sin(Math.PI / 2 * progress);
        return sine * sine;
      }
    },
    /** {@link Ramp#quadratic()}. */
    QUADRATIC("quadratic") {
      @Override
      public double at(double progress) {
        return progress * progress;
      }
    };

    private final String word;

    Curve(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /** {@link Ramp#exponential(double)}. */
  record Geometric(double from) implements Ramp {
    /**
     * @throws IllegalArgumentException if the factor is out of range
     */
    public Geometric {
      Check.positive("Ramp.exponential from", from);
    }

    @Override
    public double at(double progress) {
      return Powers.of(from, 1 - progress);
    }

    @Override
    public String toString() {
      return "exponential from " + from;
    }
  }

  /** {@link Ramp#constant(double)}. */
  record Level(double factor) implements Ramp {
    /**
     * @throws IllegalArgumentException if the factor is out of range
     */
    public Level {
      Check.atLeastZero("Ramp.constant factor", factor);
    }

    @Override
    public double at(double progress) {
      return factor;
    }

    @Override
    public String toString() {
      return "factor " + factor;
    }
  }
}
