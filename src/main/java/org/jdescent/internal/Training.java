package org.jdescent.internal;

import java.io.IOException;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.NonFinite;
import org.jdescent.NonFiniteGradientException;
import org.jdescent.Outcome;
import org.jdescent.ParameterSet;
import org.jdescent.internal.file.Tensors;

/** What a recipe's start has set going: bound state, progress, and an evaluation now and then. */
final class Training implements AutoCloseable {
  private final Stages stages;
  private Progress progress;
  private State state; // null until bound
  private Loaded loaded; // what waits for parameters to be bound, or null
  private AverageScope evaluation; // null while training
  private int threads = Runtime.getRuntime().availableProcessors();

  Training(Stages stages) {
    this.stages = stages;
    progress = new Progress(stages);
  }

  Progress progress() {
    return progress;
  }

  int threads() {
    return threads;
  }

  void threads(int most) {
    threads = most;
  }

  /** A call of update with maps. */
  Outcome update(Map<String, FloatPointer> params, Map<String, FloatPointer> grads) {
    proveTraining();
    State target = state != null ? state : stateFor(ParameterSet.of(params));
    return apply(target, params, grads, false);
  }

  /** A call of update with shapes. */
  Outcome update(ParameterSet params, ParameterSet grads) {
    proveTraining();
    Proofs.isThere(params, "parameters");
    Proofs.isThere(grads, "gradients");
    if (state == null) {
      Proofs.sameShapes(params, grads);
    } else {
      state.binding().proveShapes("parameter", params);
      state.binding().proveShapes("gradient", grads);
    }
    State target = state != null ? state : stateFor(params);
    return apply(target, params.pointers(), grads.pointers(), true);
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
      become(target);
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

  void bind(ParameterSet params) {
    proveTraining();
    Proofs.isThere(params, "parameters");
    become(stateFor(params));
  }

  /** Goes on with another state; nothing waits for one any more. */
  private void become(State next) {
    if (state == next) return;
    if (state != null) state.close();
    state = next;
    release();
  }

  private void release() {
    if (loaded != null) loaded.close();
    loaded = null;
  }

  private State stateFor(ParameterSet params) {
    State fresh = new State(stages, params, state, threads);
    try {
      if (loaded != null) loaded.restore(fresh);
      return fresh;
    } catch (RuntimeException | Error e) {
      fresh.close();
      throw e;
    }
  }

  /** What is to be saved; parameters, too, if a set of them is given. */
  Tensors checkpoint(ParameterSet params) {
    proveTraining();
    if (params != null) bound().prove(params);
    return Checkpoint.of(stages, progress, bound(), params);
  }

  /** What PyTorch would have. */
  TorchExport torch() {
    proveTraining();
    return new TorchExport(stages, progress, bound());
  }

  /**
   * Goes on from what was saved, wholly or not at all.
   *
   * @param params to be bound; null for those that are, if any
   */
  List<String> load(Origin origin, ParameterSet params) throws IOException {
    proveTraining();
    Settings here = new Settings(stages);
    List<String> differences = origin.prove(stages, here);
    Progress next = origin.progress(stages);
    if (params == null && state == null) {
      Loaded waiting = new Loaded(origin);
      release();
      loaded = waiting;
    } else {
      become(restored(origin, params != null ? params : state.parameters()));
    }
    progress = next;
    origin.restorePlateaus(here);
    return differences;
  }

  private State restored(Origin origin, ParameterSet params) throws IOException {
    State fresh = new State(stages, params, null, threads);
    try {
      if (state != null) fresh.proveApartFrom(state); // its slots are freed afterwards
      origin.restore(fresh);
      return fresh;
    } catch (IOException | RuntimeException | Error e) {
      fresh.close();
      throw e;
    }
  }

  /** Puts averaged weights in the parameters' place. */
  AverageScope evaluate(String average) {
    proveTraining();
    evaluation = new AverageScope(bound(), readable(average));
    return evaluation;
  }

  /** Gives the training weights back. */
  void end(AverageScope scope) {
    if (evaluation == scope) evaluation = null;
    scope.close();
  }

  private void proveTraining() {
    if (evaluation == null) return;
    throw new IllegalStateException(
        "the parameters hold averaged weights; close the evaluation before training goes on");
  }

  void copyAverage(String average, ParameterSet target) {
    Proofs.isThere(target, "targets");
    bound().copyShown(readable(average), target);
  }

  /** The plane of an average that has taken in an update. */
  private int readable(String average) {
    int plane = bound().planes().named(average);
    if (plane >= Planes.AVERAGES && progress.averaged(plane - Planes.AVERAGES) == 0) {
      throw new IllegalStateException(
          "average '%s' has taken in no update yet; the step is %d"
              .formatted(average, progress.step()));
    }
    return plane;
  }

  private State bound() {
    if (state != null) return state;
    throw new IllegalStateException("no parameters are bound yet");
  }

  /**
   * The memory that a parameter is part of.
   *
   * @throws IllegalArgumentException if nothing is bound
   */
  PlaneMemory memoryOf(String parameter) {
    if (state != null) return state.memory();
    throw new IllegalArgumentException("no parameter '%s' is bound".formatted(parameter));
  }

  String report() {
    return Report.of(stages, state);
  }

  @Override
  public void close() {
    try {
      if (evaluation != null) end(evaluation);
    } finally {
      if (state != null) state.close();
      state = null;
      release();
    }
  }
}
