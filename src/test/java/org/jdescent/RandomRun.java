package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jdescent.oracle.Composition;

/** A recipe composed at random, with parameters and, for every call, gradients. */
final class RandomRun implements AutoCloseable {
  static final int CALLS = 14;
  private static final long[][] SHAPES = {
    {0}, {1}, {63}, {64}, {65}, {1023}, {1024}, {1025}, {4099}, {3, 700}, {40, 27}, {2, 2049},
    {0, 7}
  };

  final Composition composition;
  final List<Rule> rules;
  final List<Member> members; // in name order, as the library works
  private final long seed;

  /** A parameter with its first values. */
  static final class Member {
    final String name;
    final Rule rule; // null if it is frozen
    final long[] shape;
    final float[] values;
    final Guarded p;
    final Guarded g;

    Member(String name, Rule rule, long[] shape, SplittableRandom random) {
      this.name = name;
      this.rule = rule;
      this.shape = shape;
      int size = (int) Slot.zero("p").elements(shape);
      values = Values.ordinary(size, random.nextLong());
      p = new Guarded(values, random.nextInt(17));
      g = new Guarded(values, random.nextInt(17));
    }
  }

  RandomRun(long seed) {
    this.seed = seed;
    SplittableRandom random = new SplittableRandom(seed);
    Compositions compositions = new Compositions(random);
    composition = compositions.next();
    rules = compositions.rules();
    Map<String, Member> byName = new TreeMap<>();
    for (int g = 0; g < rules.size(); g++) {
      for (int k = 1 + random.nextInt(3); k > 0; k--) {
        String name = "g%d.%d".formatted(g, k);
        long[] shape = SHAPES[random.nextInt(SHAPES.length)];
        byName.put(name, new Member(name, rules.get(g), shape, random));
      }
    }
    members = List.copyOf(byName.values());
  }

  Optimizer start(int threads) {
    return composition.recipe(rules).start().threads(threads);
  }

  /**
   * The gradients of a call, from 1. Some are missing where they may be, some are not finite.
   *
   * @param scale what they are multiplied by
   */
  float[][] gradients(int call, double scale) {
    SplittableRandom random = new SplittableRandom(seed * CALLS + call);
    float[][] gradients = new float[members.size()][];
    for (int i = 0; i < gradients.length; i++) {
      Member member = members.get(i);
      boolean optional = member.rule == null || composition.missing() == Missing.SKIP;
      if (optional && random.nextInt(4) == 0) continue;
      float[] g = Values.ordinary(member.values.length, random.nextLong());
      for (int k = 0; k < g.length; k++) g[k] *= (float) scale;
      if (random.nextInt(20) == 0) g = Values.special(g.length, random.nextLong());
      gradients[i] = g;
    }
    return gradients;
  }

  Outcome update(Optimizer optimizer, float[][] gradients) {
    List<Parameter> given = new ArrayList<>();
    for (int i = 0; i < gradients.length; i++) {
      Member member = members.get(i);
      if (gradients[i] == null) continue;
      member.g.set(gradients[i]);
      given.add(new Parameter(member.name, member.g.pointer(), member.shape));
    }
    try {
      return optimizer.update(params(), ParameterSet.of(given.toArray(new Parameter[0])));
    } catch (NonFiniteGradientException e) {
      assertEquals(NonFinite.THROW, composition.nonFinite());
      return Outcome.SKIPPED;
    }
  }

  ParameterSet params() {
    return ParameterSet.of(
        members.stream()
            .map(member -> new Parameter(member.name, member.p.pointer(), member.shape))
            .toArray(Parameter[]::new));
  }

  @Override
  public void close() {
    for (Member member : members) {
      member.p.close();
      member.g.close();
    }
  }
}
