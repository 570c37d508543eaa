package org.jdescent.internal;

import java.lang.ref.Reference;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.Optimizer;
import org.jdescent.Outcome;
import org.jdescent.ParameterSet;
import org.jdescent.Rule;

/** A started rule: the life of an optimizer from its first update to close. */
public class RuleOptimizer implements Optimizer {
  /** More than any machine has; OpenMP ends the process when the system refuses it a thread. */
  private static final int MOST_THREADS = 1024;

  private final Rule rule;
  private final AtomicBoolean busy = new AtomicBoolean();
  private State state; // null until bound
  private int threads = Runtime.getRuntime().availableProcessors();
  private long step;
  private boolean closed;

  /**
   * Starts a rule.
   *
   * @throws org.jdescent.NativeLibraryException if the native library cannot be loaded
   */
  protected RuleOptimizer(Rule rule) {
    if (rule == null) throw new IllegalArgumentException("the hyper-parameters are null");
    Native.require();
    Table.proveLayout(rule);
    this.rule = rule;
  }

  @Override
  public final Outcome update(Map<String, FloatPointer> params, Map<String, FloatPointer> grads) {
    enter();
    try {
      State target = state != null ? state : stateFor(ParameterSet.of(params));
      return apply(target, params, grads, false);
    } finally {
      leave();
    }
  }

  @Override
  public final Outcome update(ParameterSet params, ParameterSet grads) {
    enter();
    try {
      require(params, "parameters");
      require(grads, "gradients");
      if (state == null) {
        Proofs.sameShapes(params, grads);
      } else {
        state.binding().proveShapes("parameter", params);
        state.binding().proveShapes("gradient", grads);
      }
      State target = state != null ? state : stateFor(params);
      return apply(target, params.pointers(), grads.pointers(), true);
    } finally {
      leave();
    }
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
      target.update(threads);
    } finally {
      Reference.reachabilityFence(grads); // the collector must not free a gradient during the call
    }
    step++;
    return Outcome.APPLIED;
  }

  @Override
  public final void bind(ParameterSet params) {
    enter();
    try {
      require(params, "parameters");
      State before = state;
      state = stateFor(params);
      if (before != null) before.close();
    } finally {
      leave();
    }
  }

  private State stateFor(ParameterSet params) {
    Binding binding = new Binding(params);
    if (state != null) state.proveContinuedBy(binding);
    return new State(rule, binding, state, threads);
  }

  private static void require(ParameterSet set, String what) {
    if (set == null) throw new IllegalArgumentException("the set of %s is null".formatted(what));
  }

  @Override
  public final long step() {
    return step;
  }

  @Override
  public final int threads() {
    return threads;
  }

  @Override
  public final Optimizer threads(int threads) {
    enter();
    try {
      if (threads < 1 || threads > MOST_THREADS) {
        throw new IllegalArgumentException(
            "threads must be 1 to %d, got %d".formatted(MOST_THREADS, threads));
      }
      this.threads = threads;
      return this;
    } finally {
      leave();
    }
  }

  @Override
  public final Map<String, FloatPointer> slots(String parameter) {
    enter();
    try {
      if (state == null)
        throw new IllegalArgumentException("no parameter '%s' is bound".formatted(parameter));
      return state.slots(parameter);
    } finally {
      leave();
    }
  }

  @Override
  public final void close() {
    acquire();
    try {
      if (state != null) state.close();
      state = null;
      closed = true;
    } finally {
      leave();
    }
  }

  private void enter() {
    acquire();
    if (closed) {
      leave();
      throw new IllegalStateException(name() + " is closed");
    }
  }

  private void acquire() {
    if (!busy.compareAndSet(false, true)) {
      throw new IllegalStateException(
          name() + " is in use by another thread; use one optimizer per thread");
    }
  }

  private void leave() {
    busy.set(false);
  }

  private String name() {
    return rule.kernel();
  }

  @Override
  public String toString() {
    return "%s, step %d".formatted(rule, step);
  }
}
