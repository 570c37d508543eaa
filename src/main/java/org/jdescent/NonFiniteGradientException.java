package org.jdescent;

/**
 * A gradient is NaN or infinite, and the recipe says {@link NonFinite#THROW}. Parameters, slots,
 * counts and averages are as they were; what was accumulated is dropped.
 */
public final class NonFiniteGradientException extends ArithmeticException {
  private static final long serialVersionUID = 1;

  private final String parameter;

  /** Names the first parameter, in name order, whose gradient is not finite. */
  public NonFiniteGradientException(String parameter, long step) {
    super(
        "gradient '%s' must be finite, got NaN or infinity at step %d".formatted(parameter, step));
    this.parameter = parameter;
  }

  /** The first parameter, in name order, whose gradient is not finite. */
  public String parameter() {
    return parameter;
  }
}
