package org.jdescent.oracle;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jdescent.Rule;

/** One step of rules over all tensors, in plain Java. */
public final class RulesOracle {
  private final long step;
  private final boolean adaptive;
  private final Map<Rule, Summed> groups = new IdentityHashMap<>();

  /** What the members of a group, which have one rule in common, gave to be summed. */
  private static final class Summed {
    final double[] carried;
    final List<List<Double>> sums = new ArrayList<>();
    long t;

    Summed(double[] carried) {
      this.carried = carried;
    }
  }

  /**
   * A step.
   *
   * @param step its number, from 1
   * @param adaptive whether gradients are clipped row by row
   */
  RulesOracle(long step, boolean adaptive) {
    this.step = step;
    this.adaptive = adaptive;
  }

  /** Lets members of a group whose rule sums over all of it carry the same numbers. */
  public static void join(List<Tensor> tensors) {
    Map<Rule, double[]> carried = new IdentityHashMap<>();
    for (Tensor tensor : tensors) {
      if (tensor.rule == null || tensor.rule.sums() == 0) continue;
      tensor.carried = carried.computeIfAbsent(tensor.rule, rule -> tensor.carried);
    }
  }

  /** A step of nothing but rules. */
  public static void step(long step, List<Tensor> tensors, List<float[]> gradients) {
    RulesOracle oracle = new RulesOracle(step, false);
    for (int i = 0; i < tensors.size(); i++) oracle.update(tensors.get(i), gradients.get(i));
    oracle.finish();
  }

  /** Updates a tensor. */
  void update(Tensor tensor, float[] g) {
    Rule rule = tensor.rule;
    long t = ++tensor.updates;
    int units = tensor.units(adaptive);
    Moment at = new Moment(t, step, tensor.shape, units, tensor.carried);
    Oracle.step(rule, at, tensor.p, g, tensor.slots, tensor.u);
    if (rule.sums() == 0) return;
    Summed group = groups.computeIfAbsent(rule, key -> new Summed(tensor.carried));
    group.t = Math.max(group.t, t);
    for (int k = 0; k < rule.sums(); k++) {
      if (group.sums.size() == k) group.sums.add(new ArrayList<>());
      for (double sum : at.given().get(k)) group.sums.get(k).add(sum);
    }
  }

  /** Lets rules that sum over all of a group change what they carry. */
  void finish() {
    groups.forEach(
        (rule, group) -> {
          double[] sums = new double[rule.sums()];
          for (int k = 0; k < sums.length; k++) {
            sums[k] = Sums.tree(group.sums.get(k).stream().mapToDouble(sum -> sum).toArray());
          }
          Oracle.of(rule).carry(group.t, step, sums, group.carried);
        });
  }
}
