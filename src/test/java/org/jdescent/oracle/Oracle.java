package org.jdescent.oracle;

import java.util.Arrays;
import org.jdescent.Decay;
import org.jdescent.Rule;
import org.jdescent.Slot;

/** A rule's formula in plain Java, evaluated in float in the order that the documentation gives. */
public interface Oracle {
  /**
   * Updates the slots in place and computes the update u.
   *
   * @param at which update it is
   */
  void update(Moment at, float[] p, float[] g, float[][] slots, float[] u);

  /**
   * Changes what is carried, after an update, for rules that sum over all parameters of a group.
   *
   * @param t the most updates that one of the parameters has had
   * @param sums of what each {@link Moment#give gave}
   */
  default void carry(long t, long step, double[] sums, double[] carried) {}

  /** What decoupled weight decay is multiplied by: the learning rate unless the rule finds one. */
  default double rate(Rule rule, Moment at) {
    return rule.learningRate().at(at.step());
  }

  /** A step of nothing but a rule that knows only elements. */
  static void step(Rule rule, long t, float[] p, float[] g, float[][] slots) {
    step(rule, new Moment(t, p.length), p, g, slots, new float[p.length]);
  }

  /** A step of a rule with its weight decay: slots, u and p. */
  static void step(Rule rule, Moment at, float[] p, float[] g, float[][] slots, float[] u) {
    long step = at.step();
    Decay decay = rule.decay();
    double lambda = decay.rate().at(step);
    double eta = of(rule).rate(rule, at);
    boolean decays = lambda != 0;
    float[] used = g.clone();
    if (decays && decay.kind() == Decay.Kind.COUPLED) {
      for (int i = 0; i < g.length; i++) used[i] = g[i] + (float) lambda * p[i];
    }
    of(rule).update(at, p, used, slots, u);
    float retained = (float) (1 - (decay.kind() == Decay.Kind.INDEPENDENT ? 1 : eta) * lambda);
    for (int i = 0; i < g.length; i++) {
      boolean shrinks =
          switch (decay.kind()) {
            case NONE, COUPLED -> false;
            case DECOUPLED, INDEPENDENT -> decays;
            case CAUTIOUS -> decays && u[i] * p[i] > 0;
          };
      p[i] = (shrinks ? retained * p[i] : p[i]) - u[i];
    }
  }

  /** The oracle of a rule: the class in this package that is called like its optimizer. */
  static Oracle of(Rule rule) {
    Rule formula = rule.undecayed();
    String optimizer = formula.getClass().getEnclosingClass().getSimpleName();
    try {
      return (Oracle)
          Class.forName(Oracle.class.getPackageName() + "." + optimizer + "Oracle")
              .getConstructor(formula.getClass())
              .newInstance(formula);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("no oracle for " + rule, e);
    }
  }

  /** The slots as they are before the first update. */
  static float[][] slots(Rule rule, float[] p, long... shape) {
    float[][] slots = new float[rule.slots().size()][];
    for (int s = 0; s < slots.length; s++) {
      Slot slot = rule.slots().get(s);
      slots[s] = new float[(int) slot.elements(shape)];
      Arrays.fill(slots[s], (float) slot.initial());
      if (slot.initial() != slot.initial()) slots[s] = p.clone();
    }
    return slots;
  }

  /** Those of a vector. */
  static float[][] slots(Rule rule, int size) {
    return slots(rule, new float[size], size);
  }

  /** lr·√(1−β2ᵗ)/(1−β1ᵗ), Adam's step size with both bias corrections, where the root is given. */
  static float stepSize(double rate, double beta1, double root, long t) {
    return (float) (rate * root / (1 - StrictMath.pow(beta1, t)));
  }

  /** √(1−β2ᵗ), the root of a bias correction. */
  static double root(double beta2, long t) {
    return Math.sqrt(1 - StrictMath.pow(beta2, t));
  }

  /** The larger one; NaN in the first stays, and of equal zeros the second is taken. */
  static float max(float a, float b) {
    return a > b || a != a ? a : b;
  }

  /** Not below a number; NaN stays, and of equal zeros x is taken. */
  static float atLeast(float x, float low) {
    return low > x ? low : x;
  }

  /** Not above a number, as {@link #atLeast}. */
  static float atMost(float x, float high) {
    return high < x ? high : x;
  }

  /** Zeros and NaNs stay what they are. */
  static float sign(float x) {
    return x > 0 ? 1 : x < 0 ? -1 : x;
  }

  /** What has decayed to less than tiny is stored as zero. */
  static float keep(float x, float tiny) {
    return Math.abs(x) < tiny ? 0 : x;
  }
}
