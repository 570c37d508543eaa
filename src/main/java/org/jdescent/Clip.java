package org.jdescent;

import java.util.Locale;
import org.jdescent.internal.Check;

/**
 * How gradients are kept small. Gradients are never written back: what is clipped is what the rule
 * sees.
 *
 * @param kind what is limited
 * @param limit the most it may be, finite and at least 2^-126
 */
public record Clip(Kind kind, double limit) {
  /** The smallest parameter norm that adaptive clipping counts (Brock et al. 2021). */
  public static final double SMALLEST_NORM = 1e-3;

  /** What is limited. */
  public enum Kind {
    /** The norm of all gradients together. */
    GLOBAL_NORM,
    /** The norm of each gradient. */
    TENSOR_NORM,
    /** The norm of each unit's gradient, relative to its parameters. */
    ADAPTIVE,
    /** The magnitude of each element. */
    VALUE
  }

  /**
   * @throws IllegalArgumentException if the kind is null or the limit out of range
   */
  public Clip {
    Check.notNull("the kind of clipping", kind);
    Check.normal("Clip.limit", limit);
  }

  /**
   * g·min(1, limit/(‖all g‖ + 1e-6)), as PyTorch's {@code clip_grad_norm_}: one norm over the
   * gradients of all groups (Pascanu et al. 2013).
   */
  public static Clip globalNorm(double limit) {
    return new Clip(Kind.GLOBAL_NORM, limit);
  }

  /** g·min(1, limit/(‖g‖ + 1e-6)) for each tensor by itself. */
  public static Clip tensorNorm(double limit) {
    return new Clip(Kind.TENSOR_NORM, limit);
  }

  /**
   * Each element to [−limit, limit]. NaN stays NaN. After the clipping of norms, if there is both.
   */
  public static Clip value(double limit) {
    return new Clip(Kind.VALUE, limit);
  }

  /**
   * Adaptive clipping (Brock et al. 2021): a unit's gradient has at most {@code ratio} times the
   * norm of its parameters, which counts as at least {@link #SMALLEST_NORM}. A unit is a row of a
   * tensor: what belongs to one index of its first dimension; vectors and single numbers are one
   * unit, and so is everything that comes in a Map, which has no shapes.
   */
  public static Clip adaptive(double ratio) {
    return new Clip(Kind.ADAPTIVE, ratio);
  }

  @Override
  public String toString() {
    return "%s %s".formatted(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '), limit);
  }
}
