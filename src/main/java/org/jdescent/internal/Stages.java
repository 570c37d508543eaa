package org.jdescent.internal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdescent.Average;
import org.jdescent.Clip;
import org.jdescent.LossScale;
import org.jdescent.Missing;
import org.jdescent.NonFinite;
import org.jdescent.Norm;
import org.jdescent.Reduce;
import org.jdescent.Rule;
import org.jdescent.Schedule;
import org.jdescent.StepListener;

/** What a recipe says. Nobody changes it once a recipe has it. */
public final class Stages {
  static final int MOST_AVERAGES = 3;

  /** The groups in the order in which they are asked; the last one takes all. */
  public final List<Group> groups = new ArrayList<>();

  public int microBatches = 1;
  public Reduce reduce = Reduce.MEAN;
  public NonFinite nonFinite; // null: whatever the rest needs
  public Missing missing = Missing.REFUSE;
  public final List<Clip> clips = new ArrayList<>();
  public LossScale lossScale = LossScale.NONE;
  public int lookaheadEvery; // 0: no Lookahead
  public double lookaheadPace;
  public final List<Average> averages = new ArrayList<>();
  public double tiny = 0x1p-100;
  public boolean zeroGradients;
  public final Set<Norm> measured = EnumSet.noneOf(Norm.class);
  public final List<StepListener> listeners = new ArrayList<>();

  /** The step that is nothing but a rule. */
  public Stages(Rule rule) {
    if (rule == null) throw new IllegalArgumentException("the rule's hyper-parameters are null");
    groups.add(new Group(Group.DEFAULT, (parameter, set) -> true, rule));
  }

  /** A copy, to be changed. */
  public Stages(Stages other) {
    groups.addAll(other.groups);
    microBatches = other.microBatches;
    reduce = other.reduce;
    nonFinite = other.nonFinite;
    missing = other.missing;
    clips.addAll(other.clips);
    lossScale = other.lossScale;
    lookaheadEvery = other.lookaheadEvery;
    lookaheadPace = other.lookaheadPace;
    averages.addAll(other.averages);
    tiny = other.tiny;
    zeroGradients = other.zeroGradients;
    measured.addAll(other.measured);
    listeners.addAll(other.listeners);
  }

  /**
   * The index of a group.
   *
   * @throws IllegalArgumentException if there is none of that name, or it is frozen
   */
  int indexOf(String name) {
    for (int i = 0; i < groups.size(); i++) {
      if (!groups.get(i).name().equals(name)) continue;
      refuse(groups.get(i).isFrozen(), "group '%s' is frozen and has no learning rate", name);
      return i;
    }
    throw new IllegalArgumentException(
        "there is no group '%s', only %s"
            .formatted(name, groups.stream().map(Group::name).toList()));
  }

  /** Changes a group's learning rate. */
  void learningRate(int index, Schedule schedule) {
    Group group = groups.get(index);
    groups.set(index, group.rule(group.rule().learningRate(schedule)));
  }

  /** What takes all parameters that no other group takes. */
  public Group last() {
    return groups.get(groups.size() - 1);
  }

  /** The policy for gradients that are not finite: a dynamic loss scale lives on skipping. */
  NonFinite policy() {
    if (nonFinite != null) return nonFinite;
    return lossScale.isDynamic() ? NonFinite.SKIP : NonFinite.PROPAGATE;
  }

  boolean accumulates() {
    return microBatches > 1;
  }

  boolean looksAhead() {
    return lookaheadEvery > 0;
  }

  /** Whether a rule has weights of its own for evaluation. */
  boolean rulesAverage() {
    return groups.stream().anyMatch(g -> !g.isFrozen() && g.rule().evaluated() != null);
  }

  /** The limit on elements, or 0. */
  double value() {
    return clips.stream().filter(Stages::isByValue).mapToDouble(Clip::limit).findFirst().orElse(0);
  }

  /** How norms are clipped, or null. */
  Clip norm() {
    return clips.stream().filter(clip -> !isByValue(clip)).findFirst().orElse(null);
  }

  boolean isAdaptive() {
    return norm() != null && norm().kind() == Clip.Kind.ADAPTIVE;
  }

  private static boolean isByValue(Clip clip) {
    return clip.kind() == Clip.Kind.VALUE;
  }

  /**
   * Refuses combinations that make no sense.
   *
   * @throws IllegalArgumentException that says why
   */
  public void prove() {
    Set<String> names = new HashSet<>();
    for (Group group : groups) {
      refuse(!names.add(group.name()), "two groups are called '%s'", group.name());
      if (!group.isFrozen()) group.proveLayout();
      refuse(
          isAdaptive() && group.hasColumns(),
          "adaptive clipping takes parameters row by row, but %s keeps numbers for columns; clip by another norm",
          group.isFrozen() ? null : Report.name(group.rule()));
    }
    boolean trains = groups.stream().anyMatch(group -> !group.isFrozen());
    refuse(!trains, "all groups are frozen; nothing would ever be updated");
    names.clear();
    for (Average average : averages) {
      String name = average.name();
      refuse(!names.add(name), "two averages are called '%s'; use named(...)", name);
    }
    refuse(
        looksAhead() && names.contains(Planes.LOOKAHEAD),
        "an average cannot be called '%s' beside Lookahead; use named(...)",
        Planes.LOOKAHEAD);
    refuse(
        names.contains(Planes.OF_RULES),
        "an average cannot be called '%s', which is what rules keep for evaluation; use named(...)",
        Planes.OF_RULES);
    refuse(
        averages.size() > MOST_AVERAGES,
        "there must be at most %d averages, got %d",
        MOST_AVERAGES,
        averages.size());
    long norms = clips.stream().filter(clip -> !isByValue(clip)).count();
    refuse(norms > 1, "norms can be clipped in one way only, got %s", clips);
    refuse(clips.size() - norms > 1, "elements can be clipped to one limit only, got %s", clips);
    refuse(
        lossScale.isDynamic() && policy() != NonFinite.SKIP,
        "a dynamic loss scale lives on skipped steps; onNonFinite must be SKIP, got %s",
        policy());
  }

  private static void refuse(boolean senseless, String why, Object... values) {
    if (senseless) throw new IllegalArgumentException(why.formatted(values));
  }
}
