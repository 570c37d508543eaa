package org.jdescent.internal;

import java.util.List;
import org.jdescent.Rule;

/** The numbers in double that rules carry from update to update. */
final class Carried {
  private final List<Group> groups;
  private final Binding binding;
  private final Table table;
  // Each parameter's; those of a group whose rule sums over all of it are one and the same.
  private final double[][] numbers;
  private final double[][] sums; // room for each group's
  private final double[] terms; // room for what is summed

  Carried(List<Group> groups, Binding binding, Table table) {
    this.groups = groups;
    this.binding = binding;
    this.table = table;
    numbers = new double[binding.count()][];
    sums = new double[groups.size()][];
    terms = new double[table.rowCount()];
    double[][] shared = new double[groups.size()][];
    for (int g = 0; g < sums.length; g++) {
      Rule rule = groups.get(g).rule();
      sums[g] = new double[rule == null ? 0 : rule.sums()];
    }
    for (int i = 0; i < numbers.length; i++) {
      int group = binding.group(i);
      Rule rule = groups.get(group).rule();
      numbers[i] = rule == null ? new double[0] : rule.carried();
      if (rule == null || rule.sums() == 0) continue;
      if (shared[group] == null) shared[group] = numbers[i];
      numbers[i] = shared[group];
    }
  }

  double[] of(int parameter) {
    return numbers[parameter];
  }

  /** Takes other numbers over, as many as there are. */
  void take(int parameter, double[] from) {
    System.arraycopy(from, 0, numbers[parameter], 0, numbers[parameter].length);
  }

  /** A step was applied; lets every rule change what it carries. */
  void applied(long step, Scalars scalars, StepBlock block) {
    for (int g = 0; g < groups.size(); g++) {
      Rule rule = groups.get(g).rule();
      if (rule != null && rule.sums() > 0) carryTogether(g, rule, step, scalars, block);
    }
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i].length == 0 || !scalars.takesPart(i)) continue;
      Rule rule = groups.get(binding.group(i)).rule();
      if (rule.sums() == 0) rule.carry(scalars.updates(i) + 1, step, null, numbers[i]);
    }
  }

  private void carryTogether(int group, Rule rule, long step, Scalars scalars, StepBlock block) {
    long t = 0;
    double[] together = null;
    for (int k = 0; k < sums[group].length; k++) {
      int count = 0;
      for (int i = 0; i < numbers.length; i++) {
        if (binding.group(i) != group || !scalars.takesPart(i)) continue;
        t = Math.max(t, scalars.updates(i) + 1);
        together = numbers[i];
        for (int row = table.firstRow(i); row < table.firstRow(i + 1); row++) {
          terms[count++] = block.ruleSum(k, row);
        }
      }
      sums[group][k] = treeSum(count);
    }
    if (together != null) rule.carry(t, step, sums[group], together);
  }

  /** Adds neighbours until one number is left, as native code does. */
  private double treeSum(int count) {
    for (int left = count; left > 1; left = (left + 1) / 2) {
      for (int i = 0; i < left / 2; i++) terms[i] = terms[2 * i] + terms[2 * i + 1];
      if (left % 2 == 1) terms[left / 2] = terms[left - 1];
    }
    return count == 0 ? 0 : terms[0];
  }
}
