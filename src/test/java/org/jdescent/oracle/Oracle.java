package org.jdescent.oracle;

import java.util.Arrays;
import org.jdescent.Rule;
import org.jdescent.internal.Decayed;

/** A rule's formula in plain Java, evaluated in float in the order that the documentation gives. */
public interface Oracle {
  /**
   * Updates the slots in place and computes the update u.
   *
   * @param t counts the parameter's updates, from 1
   * @param step counts the optimizer's updates, from 1
   */
  void update(long t, long step, float[] p, float[] g, float[][] slots, float[] u);

  /** A step of nothing but the rule: p ← p − u. */
  default void update(long t, float[] p, float[] g, float[][] slots) {
    float[] u = new float[p.length];
    update(t, t, p, g, slots, u);
    for (int i = 0; i < p.length; i++) p[i] = p[i] - u[i];
  }

  /** The oracle of a rule: the class in this package that is called like its kernel. */
  static Oracle of(Rule rule) {
    if (rule instanceof Decayed decayed) return of(decayed.rule());
    try {
      return (Oracle)
          Class.forName(Oracle.class.getPackageName() + "." + rule.kernel() + "Oracle")
              .getConstructor(rule.getClass())
              .newInstance(rule);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("no oracle for " + rule, e);
    }
  }

  /** The slots as they are before the first update. */
  static float[][] slots(Rule rule, int size) {
    float[][] slots = new float[rule.slots().size()][size];
    for (int s = 0; s < slots.length; s++)
      Arrays.fill(slots[s], (float) rule.slots().get(s).initial());
    return slots;
  }

  /** What has decayed to less than tiny is stored as zero. */
  static float keep(float x, float tiny) {
    return Math.abs(x) < tiny ? 0 : x;
  }
}
