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
    turn.take(
        () -> {
          proveTraining();
          require(params, "parameters");
          State before = state;
          state = stateFor(params);
          if (before != null) before.close();
          return this;
        });
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
    Rule rule = stages.groups.get(stages.indexOf(group)).rule();
    return rule.learningRate().at(Math.max(1, progress.step()));
  }

  @Override
  public final Optimizer learningRate(String group, Schedule schedule) {
    return turn.take(
        () -> {
          stages.learningRate(stages.indexOf(group), schedule);
          return this;
        });
  }

  @Override
  public final Optimizer learningRate(double value) {
    return turn.take(
        () -> {
          for (int i = 0; i < stages.groups.size(); i++) {
            if (!stages.groups.get(i).isFrozen()) stages.learningRate(i, Schedule.constant(value));
          }
          return this;
        });
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
    return turn.take(
        () -> {
          proveTraining();
          AverageScope scope = new AverageScope(bound(), readable(average));
          evaluation = scope;
          return () -> turn.takeClosed(() -> end(scope));
        });
  }

  private void end(AverageScope scope) {
    if (evaluation == scope) evaluation = null;
    scope.close();
  }

  private void proveTraining() {
    if (evaluation == null) return;
    throw new IllegalStateException(
        "the parameters hold averaged weights; close the evaluation before training goes on");
  }

  @Override
  public final void copyAverage(String average, ParameterSet target) {
    turn.take(
        () -> {
          require(target, "targets");
          bound().copyShown(readable(average), target);
          return this;
        });
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

  private State bound() {
    if (state != null) return state;
    throw new IllegalStateException("no parameters are bound yet");
  }

  @Override
  public final Map<String, FloatPointer> averages(String parameter) {
    return turn.take(() -> memoryOf(parameter).averages(parameter));
  }

  @Override
  public final Map<String, FloatPointer> slots(String parameter) {
    return turn.take(() -> memoryOf(parameter).slots(parameter));
  }

  private PlaneMemory memoryOf(String parameter) {
    if (state != null) return state.memory();
    throw new IllegalArgumentException("no parameter '%s' is bound".formatted(parameter));
  }

  @Override
  public final int threads() {
    return threads;
  }

  @Override
  public final Optimizer threads(int most) {
    return turn.take(
        () -> {
          if (most < 1 || most > MOST_THREADS) {
            throw new IllegalArgumentException(
                "threads must be 1 to %d, got %d".formatted(MOST_THREADS, most));
          }
          threads = most;
          return this;
        });
  }

  @Override
  public final String describe() {
    return turn.take(() -> "%s, %d threads%n%s".formatted(this, threads, Report.of(stages, state)));
  }

  @Override
  public final void close() {
    turn.takeClosed(
        () -> {
          turn.close();
          try {
            if (evaluation != null) end(evaluation);
          } finally {
            if (state != null) state.close();
            state = null;
          }
        });
  }

  @Override
  public String toString() {
    Object what = stages.groups.size() == 1 ? stages.last().rule() : stages.groups;
    return "%s, step %d".formatted(what, progress.step());
  }
}
