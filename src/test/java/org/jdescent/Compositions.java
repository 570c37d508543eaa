package org.jdescent;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jdescent.optimizers.Adam;
import org.jdescent.oracle.Composition;

/** Random recipes: rules for groups, and what surrounds them. */
final class Compositions {
  private final SplittableRandom random;
  private boolean adaptive; // clips rows, which rules with numbers of columns do not go with

  Compositions(SplittableRandom random) {
    this.random = random;
  }

  Composition next() {
    NonFinite policy = one(NonFinite.values());
    LossScale scale =
        switch (random.nextInt(4)) {
          case 0 -> LossScale.fixed(1024);
          case 1 -> LossScale.dynamic().initial(300).interval(3).growth(1.7);
          default -> LossScale.NONE;
        };
    if (scale.isDynamic()) policy = NonFinite.SKIP;
    List<Average> averages = new ArrayList<>();
    if (half()) averages.add(Average.ema(0.9));
    if (half()) averages.add(Average.swa(3, 2));
    if (half()) averages.add(Average.ema(s -> 1 - 1.0 / (s + 1)).biasCorrected().named("slow"));
    Set<Norm> measured = EnumSet.noneOf(Norm.class);
    for (Norm norm : Norm.values()) if (half()) measured.add(norm);
    int microBatches = half() ? 1 : 1 + random.nextInt(3);
    Reduce reduce = one(Reduce.values());
    Clip norm = norm();
    adaptive = norm != null && norm.kind() == Clip.Kind.ADAPTIVE;
    return new Composition(
        microBatches,
        reduce,
        norm,
        half() ? 0 : 0.01 + random.nextDouble(),
        scale,
        policy,
        one(Missing.values()),
        random.nextInt(4),
        half() ? 0.5 : 1,
        averages,
        half() ? 0 : 0x1p-100,
        half(),
        measured);
  }

  private Clip norm() {
    double limit = 0.01 + random.nextDouble() * 3;
    return switch (random.nextInt(5)) {
      case 0 -> Clip.tensorNorm(limit);
      case 1 -> Clip.adaptive(limit);
      case 2, 3 -> Clip.globalNorm(limit);
      default -> null;
    };
  }

  /** The default rule first; null is a frozen group. */
  List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    rules.add(rule());
    rules.add(rule());
    if (half()) rules.add(random.nextInt(3) == 0 ? null : rule());
    return rules;
  }

  private Rule rule() {
    Rule rule =
        one(Catalog.rules().stream().filter(r -> !adaptive || !hasColumns(r)).toArray(Rule[]::new));
    if (rule instanceof Adam.Hyper adam && half()) rule = adam.beta1(s -> 0.9 - 0.3 / s);
    Schedule rate = Schedule.cosine(0.1 * random.nextDouble(), 0, 1 + random.nextInt(20));
    rule = rule.learningRate(half() ? rate.warmup(2) : rate);
    Schedule lambda = Schedule.linear(0.5, 0, 6);
    return switch (random.nextInt(6)) {
      case 0 -> Catalog.decayed(rule, Decay.coupled(lambda));
      case 1 -> Catalog.decayed(rule, Decay.decoupled(lambda));
      case 2 -> Catalog.decayed(rule, Decay.independent(0.01));
      case 3 -> Catalog.decayed(rule, Decay.cautious(0.3));
      default -> rule;
    };
  }

  private static boolean hasColumns(Rule rule) {
    return rule.slots().stream().anyMatch(slot -> slot.extent() == Slot.Extent.COLUMN);
  }

  boolean half() {
    return random.nextBoolean();
  }

  @SafeVarargs
  private <T> T one(T... all) {
    return all[random.nextInt(all.length)];
  }
}
