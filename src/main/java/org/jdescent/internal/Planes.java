package org.jdescent.internal;

import java.util.ArrayList;
import java.util.List;
import org.jdescent.Average;
import org.jdescent.Slot;

/**
 * What a step keeps for every element of a parameter, numbered as the pointers in {@code
 * jdescent_tensor}: slots, accumulator, slow weights, averages.
 */
final class Planes {
  /** How Lookahead's slow weights are called among the averages. */
  static final String LOOKAHEAD = "lookahead";

  /** How the weights are called that the rules themselves keep for evaluation. */
  static final String OF_RULES = "rule";

  /** Stands for the slot that a rule has for evaluation, which may be another one for each rule. */
  static final int EVALUATED = -1;

  static final int ACCUMULATOR = Native.SLOTS;
  static final int SLOW = ACCUMULATOR + 1;
  static final int AVERAGES = SLOW + 1;
  static final int COUNT = AVERAGES + Stages.MOST_AVERAGES;

  private final Stages stages;
  private final Binding binding;

  Planes(Stages stages, Binding binding) {
    this.stages = stages;
    this.binding = binding;
  }

  /** The number of elements of a plane of a parameter; -1 if it has no such plane. */
  long elements(int row, int plane) {
    Group group = stages.groups.get(binding.group(row));
    if (group.isFrozen()) return -1;
    if (plane < ACCUMULATOR) {
      List<Slot> slots = group.slots();
      return plane < slots.size() ? slots.get(plane).elements(binding.shape(row)) : -1;
    }
    boolean there =
        switch (plane) {
          case ACCUMULATOR -> stages.accumulates();
          case SLOW -> stages.looksAhead();
          default -> plane - AVERAGES < stages.averages.size();
        };
    return there ? binding.size(row) : -1;
  }

  /** The slot that stands for a parameter in evaluation; -1 if that is the parameter itself. */
  int evaluated(int row) {
    Group group = stages.groups.get(binding.group(row));
    List<String> names = group.slots().stream().map(Slot::name).toList();
    return group.isFrozen() ? -1 : names.indexOf(group.rule().evaluated());
  }

  /** What a plane of a parameter is called. */
  String name(int row, int plane) {
    if (plane >= AVERAGES) return stages.averages.get(plane - AVERAGES).name();
    if (plane == SLOW) return LOOKAHEAD;
    return slots(row).get(plane).name();
  }

  /** A parameter's slots; none if it is frozen. */
  List<Slot> slots(int row) {
    return stages.groups.get(binding.group(row)).slots();
  }

  /** Whether a parameter's rule keeps numbers for columns. */
  boolean hasColumns(int row) {
    return stages.groups.get(binding.group(row)).hasColumns();
  }

  /**
   * What a plane is called in a file: the parameter, a dot, and a word without a dot. All words are
   * reserved, so no parameter's name can be mistaken for another one's plane.
   */
  String key(int row, int plane) {
    String word =
        switch (plane) {
          case ACCUMULATOR -> "accumulator";
          case SLOW -> LOOKAHEAD;
          default -> plane > SLOW ? "average:" + name(row, plane) : name(row, plane);
        };
    return binding.name(row) + "." + word;
  }

  /** A plane's shape: the parameter's, or, if it has another size, a vector. */
  long[] shape(int row, int plane) {
    long elements = elements(row, plane);
    return elements == binding.size(row) ? binding.shape(row) : new long[] {elements};
  }

  /** The bytes of all planes of a parameter. */
  long bytes(int row) {
    long bytes = 0;
    for (int plane = 0; plane < COUNT; plane++) {
      bytes += Math.max(0, elements(row, plane)) * Float.BYTES;
    }
    return bytes;
  }

  /**
   * The plane of an average, or of the slow weights.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  int named(String average) {
    if (stages.looksAhead() && LOOKAHEAD.equals(average)) return SLOW;
    if (stages.rulesAverage() && OF_RULES.equals(average)) return EVALUATED;
    for (int a = 0; a < stages.averages.size(); a++) {
      if (stages.averages.get(a).name().equals(average)) return AVERAGES + a;
    }
    List<String> names = new ArrayList<>(stages.averages.stream().map(Average::name).toList());
    if (stages.looksAhead()) names.add(LOOKAHEAD);
    if (stages.rulesAverage()) names.add(OF_RULES);
    throw new IllegalArgumentException(
        "there is no average '%s', only %s".formatted(average, names));
  }
}
