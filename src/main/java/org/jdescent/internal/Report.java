package org.jdescent.internal;

import java.util.Arrays;
import java.util.StringJoiner;
import org.jdescent.ParameterSet;
import org.jdescent.Reduce;
import org.jdescent.Rule;

/** What a recipe does with which parameters, for people. */
public final class Report {
  private Report() {}

  /** A rule under its optimizer's name. */
  public static String of(Rule rule) {
    if (rule instanceof Decayed decayed) {
      return "%s, decay %s".formatted(of(decayed.rule()), decayed.decay());
    }
    return rule.toString().replaceFirst("^Hyper\\b", name(rule));
  }

  /** What a rule's optimizer is called; the kernel may have another name. */
  public static String name(Rule rule) {
    if (rule instanceof Decayed decayed) return name(decayed.rule());
    Class<?> optimizer = rule.getClass().getEnclosingClass();
    return optimizer == null ? rule.kernel() : optimizer.getSimpleName();
  }

  /** A recipe and a set of parameters; nothing is allocated. */
  public static String of(Stages stages, ParameterSet params) {
    stages.prove();
    return of(stages, new Binding(params, stages.groups));
  }

  /** A recipe with what is bound, if anything is. */
  static String of(Stages stages, State state) {
    if (state != null) return of(stages, state.binding());
    StringBuilder text = new StringBuilder();
    for (Group group : stages.groups) text.append("group %s%n".formatted(group));
    return text + around(stages);
  }

  private static String of(Stages stages, Binding binding) {
    Planes planes = new Planes(stages, binding);
    StringBuilder text = new StringBuilder();
    for (int g = 0; g < stages.groups.size(); g++) {
      StringJoiner members = new StringJoiner(", ");
      long elements = 0;
      long bytes = 0;
      for (int i = 0; i < binding.count(); i++) {
        if (binding.group(i) != g) continue;
        members.add(binding.name(i) + Arrays.toString(binding.shape(i)));
        elements += binding.size(i);
        bytes += planes.bytes(i);
      }
      text.append("group %s%n".formatted(stages.groups.get(g)))
          .append("  %,d elements, %,d bytes of state%n".formatted(elements, bytes))
          .append("  %s%n".formatted(elements + members.length() == 0 ? "nobody" : members));
    }
    return text + around(stages);
  }

  private static String around(Stages stages) {
    StringJoiner text = new StringJoiner("; ", "around the rules: ", System.lineSeparator());
    text.setEmptyValue("");
    if (stages.accumulates()) {
      String what = stages.reduce == Reduce.MEAN ? "mean" : "sum";
      text.add("%s of %d micro-batches".formatted(what, stages.microBatches));
    }
    if (stages.lossScale.isDynamic() || stages.lossScale.initial() != 1) {
      text.add(stages.lossScale.toString());
    }
    text.add("gradients that are not finite: " + stages.policy());
    text.add("missing gradients: " + stages.missing);
    stages.clips.forEach(clip -> text.add("clip " + clip));
    if (stages.looksAhead()) {
      text.add("lookahead %s every %d".formatted(stages.lookaheadPace, stages.lookaheadEvery));
    }
    stages.averages.forEach(average -> text.add(average.toString()));
    if (stages.zeroGradients) text.add("zero gradients");
    if (!stages.measured.isEmpty()) text.add("measured: " + stages.measured);
    return text.toString();
  }
}
