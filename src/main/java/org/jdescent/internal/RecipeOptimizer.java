package org.jdescent.internal;

import java.lang.ref.Reference;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.Evaluation;
import org.jdescent.NonFinite;
import org.jdescent.NonFiniteGradientException;
import org.jdescent.Optimizer;
import org.jdescent.Outcome;
import org.jdescent.ParameterSet;
import org.jdescent.Rule;
import org.jdescent.Schedule;
import org.jdescent.Skips;

/** A started recipe: the life of an optimizer from its first update to close. */
public class RecipeOptimizer implements Optimizer {
  /** More than any machine has; OpenMP ends the process when the system refuses it a thread. */
  private static final int MOST_THREADS = 1024;

  private final Stages stages;
  private final Progress progress;
  private final Turn turn;
  private State state; // null until bound
  private AverageScope evaluation; // null while training
  private int threads = Runtime.getRuntime().availableProcessors();

  /**
   * Starts a recipe of one rule.
   *
   * @throws org.jdescent.NativeLibraryException if the native library cannot be loaded
   */
  protected RecipeOptimizer(Rule rule) {
    this(new Stages(rule));
  }

  /**
   * Starts a recipe.
   *
   * @throws IllegalArgumentException if it makes no sense
   * @throws org.jdescent.NativeLibraryException if the native library cannot be loaded
   */
  public RecipeOptimizer(Stages recipe) {
    Native.require();
    stages = new Stages(recipe);
    stages.prove();
    progress = new Progress(stages);
    turn = new Turn(stages.last().rule().kernel());
  }

  @Override
  public final Outcome update(Map<String, FloatPointer> params, Map<String, FloatPointer> grads) {
    turn.begin();
    StepEvent event = StepEvent.start();
    Outcome outcome;
    try {
      proveTraining();
      State target = state != null ? state : stateFor(ParameterSet.of(params));
      outcome = apply(target, params, grads, false);
    } finally {
      turn.end();
    }
    return tell(outcome, event);
  }

  @Override
  public final Outcome update(ParameterSet params, ParameterSet grads) {
    turn.begin();
    StepEvent event = StepEvent.start();
    Outcome outcome;
    try {
      proveTraining();
      require(params, "parameters");
      require(grads, "gradients");
      if (state == null) {
        Proofs.sameShapes(params, grads);
      } else {
        state.binding().proveShapes("parameter", params);
        state.binding().proveShapes("gradient", grads);
      }
      State target = state != null ? state : stateFor(params);
      outcome = apply(target, params.pointers(), grads.pointers(), true);
    } finally {
      turn.end();
    }
    return tell(outcome, event);
  }

  /**
   * Proves everything, then steps. A first call that fails leaves the optimizer unbound, as it was.
   */
  private Outcome apply(
      State target,
      Map<String, FloatPointer> params,
      Map<String, FloatPointer> grads,
      boolean mayBeEmpty) {
    try {
      target.prove(params, grads, mayBeEmpty);
      state = target;
    } finally {
      if (state != target) target.close();
    }
    try {
      return advance();
    } finally {
      Reference.reachabilityFence(grads); // the collector must not free a gradient during the call
    }
  }

  private Outcome advance() {
    if (progress.accumulatesNext()) {
      state.accumulate(threads);
      progress.accumulated();
      return Outcome.ACCUMULATED;
    }
    if (state.update(progress, threads)) return Outcome.APPLIED;
    if (stages.policy() == NonFinite.SKIP) return Outcome.SKIPPED;
    throw new NonFiniteGradientException(progress.skips().parameter(), progress.step() + 1);
  }

  /** Tells those who listen. It is over, so they may ask this optimizer anything. */
  private Outcome tell(Outcome outcome, StepEvent event) {
    if (event != null) event.finish(this, outcome);
    for (int i = 0; i < stages.listeners.size(); i++) {
      stages.listeners.get(i).updated(this, outcome);
    }
    return outcome;
  }

  @Override
  public final void bind(ParameterSet params) {
    turn.begin();
    try {
      proveTraining();
      require(params, "parameters");
      State before = state;
      state = stateFor(params);
      if (before != null) before.close();
    } finally {
      turn.end();
    }
  }

  private State stateFor(ParameterSet params) {
    return new State(stages, params, state, threads);
  }

  private static void require(ParameterSet set, String what) {
    if (set == null) throw new IllegalArgumentException("the set of %s is null".formatted(what));
  }

  @Override
  public final long step() {
    return progress.step();
  }

  @Override
  public final double learningRate(String group) {
    Schedule rate = rule(groupCalled(group)).learningRate();
    return rate.at(Math.max(1, progress.step()));
  }

  @Override
  public final Optimizer learningRate(String group, Schedule schedule) {
    turn.begin();
    try {
      int index = groupCalled(group);
      change(index, rule(index).learningRate(schedule));
      return this;
    } finally {
      turn.end();
    }
  }

  @Override
  public final Optimizer learningRate(double value) {
    turn.begin();
    try {
      Schedule schedule = Schedule.constant(value);
      for (int i = 0; i < stages.groups.size(); i++) {
        Group group = stages.groups.get(i);
        if (!group.isFrozen()) change(i, group.rule().learningRate(schedule));
      }
      return this;
    } finally {
      turn.end();
    }
  }

  private void change(int group, Rule rule) {
    stages.groups.set(group, stages.groups.get(group).rule(rule));
  }

  private int groupCalled(String name) {
    for (int i = 0; i < stages.groups.size(); i++) {
      if (stages.groups.get(i).name().equals(name)) return i;
    }
    throw new IllegalArgumentException(
        "there is no group '%s', only %s"
            .formatted(name, stages.groups.stream().map(Group::name).toList()));
  }

  private Rule rule(int index) {
    Group group = stages.groups.get(index);
    if (!group.isFrozen()) return group.rule();
    throw new IllegalArgumentException(
        "group '%s' is frozen and has no learning rate".formatted(group.name()));
  }

  @Override
  public final double gradientNorm() {
    return progress.gradientNorm();
  }

  @Override
  public final double updateNorm() {
    return progress.updateNorm();
  }

  @Override
  public final double lossScale() {
    return progress.lossScale();
  }

  @Override
  public final Skips skips() {
    return progress.skips();
  }

  @Override
  public final Evaluation evaluate(String average) {
    turn.begin();
    try {
      proveTraining();
      AverageScope scope = new AverageScope(bound(), readable(average));
      evaluation = scope;
      return () -> finish(scope);
    } finally {
      turn.end();
    }
  }

  private void finish(AverageScope scope) {
    turn.take();
    try {
      scope.close();
    } finally {
      if (evaluation == scope) evaluation = null;
      turn.end();
    }
  }

  @Override
  public final void copyAverage(String average, ParameterSet target) {
    turn.begin();
    try {
      require(target, "targets");
      bound().copy(readable(average), target);
    } finally {
      turn.end();
    }
  }

  /** The plane of an average that has taken in an update. */
  private int readable(String average) {
    int plane = bound().planes().named(average);
    if (plane >= Planes.AVERAGES && progress.averaged(plane - Planes.AVERAGES) == 0) {
      throw new IllegalStateException(
          "average '%s' has taken in no update yet, after %d steps"
              .formatted(average, progress.step()));
    }
    return plane;
  }

  private void proveTraining() {
    if (evaluation == null) return;
    throw new IllegalStateException(
        "the parameters hold averaged weights; close the evaluation before training goes on");
  }

  @Override
  public final Map<String, FloatPointer> averages(String parameter) {
    turn.begin();
    try {
      return bound(parameter).averages(parameter);
    } finally {
      turn.end();
    }
  }

  @Override
  public final Map<String, FloatPointer> slots(String parameter) {
    turn.begin();
    try {
      return bound(parameter).slots(parameter);
    } finally {
      turn.end();
    }
  }

  private State bound(String parameter) {
    if (state != null) return state;
    throw new IllegalArgumentException("no parameter '%s' is bound".formatted(parameter));
  }

  private State bound() {
    if (state != null) return state;
    throw new IllegalStateException("no parameters are bound yet");
  }

  @Override
  public final int threads() {
    return threads;
  }

  @Override
  public final Optimizer threads(int threads) {
    turn.begin();
    try {
      if (threads < 1 || threads > MOST_THREADS) {
        throw new IllegalArgumentException(
            "threads must be 1 to %d, got %d".formatted(MOST_THREADS, threads));
      }
      this.threads = threads;
      return this;
    } finally {
      turn.end();
    }
  }

  @Override
  public final String describe() {
    turn.begin();
    try {
      String head = "%s, %d threads%n".formatted(this, threads);
      return head + (state == null ? Report.of(stages) : Report.of(stages, state.binding()));
    } finally {
      turn.end();
    }
  }

  @Override
  public final void close() {
    turn.take();
    try {
      if (evaluation != null) evaluation.close();
      evaluation = null;
      if (state != null) state.close();
      state = null;
      turn.close();
    } finally {
      turn.end();
    }
  }

  @Override
  public String toString() {
    Object what = stages.groups.size() == 1 ? stages.last().rule() : stages.groups;
    return "%s, step %d".formatted(what, progress.step());
  }
}
