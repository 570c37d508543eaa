package org.jdescent.benchmarks;

import java.util.function.Supplier;
import org.jdescent.Optimizer;
import org.jdescent.optimizers.AdaGrad;
import org.jdescent.optimizers.Adam;
import org.jdescent.optimizers.Momentum;
import org.jdescent.optimizers.SGD;

/** The optimizers, as the library has them and as loops in Java. */
public enum Algorithm {
  SGD("SGD", 0, () -> new SGD(Algorithm.RATE), () -> new JavaRule.SGD(Algorithm.RATE)),
  MOMENTUM(
      "Momentum",
      1,
      () -> new Momentum(Algorithm.RATE, 0.9),
      () -> new JavaRule.Momentum(Algorithm.RATE, 0.9)),
  ADAGRAD(
      "AdaGrad",
      1,
      () -> new AdaGrad(Algorithm.RATE),
      () -> new JavaRule.AdaGrad(Algorithm.RATE, 1e-7)),
  ADAM(
      "Adam",
      2,
      () -> new Adam(Algorithm.RATE, 0.9, 0.999),
      () -> new JavaRule.Adam(Algorithm.RATE, 0.9, 0.999, 1e-7));

  /** So small that millions of steps with one gradient leave all values in their range. */
  static final double RATE = 1e-7;

  private final String title;
  private final int slots;
  private final Supplier<Optimizer> optimizer;
  private final Supplier<JavaRule> rule;

  Algorithm(String title, int slots, Supplier<Optimizer> optimizer, Supplier<JavaRule> rule) {
    this.title = title;
    this.slots = slots;
    this.optimizer = optimizer;
    this.rule = rule;
  }

  /** The name to print. */
  public String title() {
    return title;
  }

  /** Arrays of state. */
  public int slots() {
    return slots;
  }

  /** Bytes read and written per element: p, g and the slots are read, p and the slots written. */
  public int bytes() {
    return (2 + slots + 1 + slots) * Float.BYTES;
  }

  Optimizer optimizer() {
    return optimizer.get();
  }

  JavaRule javaRule() {
    return rule.get();
  }
}
