package org.jdescent.benchmarks;

import java.util.function.DoubleFunction;
import org.jdescent.Optimizer;
import org.jdescent.optimizers.AdaGrad;
import org.jdescent.optimizers.Adam;
import org.jdescent.optimizers.Momentum;
import org.jdescent.optimizers.SGD;

/** The optimizers, as the library has them and as loops in Java. */
public enum Algorithm {
  SGD("SGD", 0, SGD::new, JavaRule.SGD::new),
  MOMENTUM(
      "Momentum",
      1,
      rate -> new Momentum(rate, Algorithm.MU),
      rate -> new JavaRule.Momentum(rate, Algorithm.MU)),
  ADAGRAD("AdaGrad", 1, AdaGrad::new, rate -> new JavaRule.AdaGrad(rate, Algorithm.EPSILON)),
  ADAM(
      "Adam",
      2,
      rate -> new Adam(rate, Algorithm.BETA1, Algorithm.BETA2),
      rate -> new JavaRule.Adam(rate, Algorithm.BETA1, Algorithm.BETA2, Algorithm.EPSILON));

  /** So small that millions of steps with one gradient leave all values in their range. */
  public static final double RATE = 1e-7;

  /** Momentum's μ. */
  public static final double MU = 0.9;

  /** Adam's β1. */
  public static final double BETA1 = 0.9;

  /** Adam's β2. */
  public static final double BETA2 = 0.999;

  /** Outside the root, before any correction. */
  public static final double EPSILON = 1e-7;

  private final String title;
  private final int slots;
  private final DoubleFunction<Optimizer> optimizer;
  private final DoubleFunction<JavaRule> rule;

  Algorithm(
      String title, int slots, DoubleFunction<Optimizer> optimizer, DoubleFunction<JavaRule> rule) {
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

  /** The library's, with this learning rate. */
  public Optimizer optimizer(double learningRate) {
    return optimizer.apply(learningRate);
  }

  /** The library's, with {@link #RATE}. */
  Optimizer optimizer() {
    return optimizer(RATE);
  }

  /** The loop, with this learning rate. */
  JavaRule javaRule(double learningRate) {
    return rule.apply(learningRate);
  }
}
