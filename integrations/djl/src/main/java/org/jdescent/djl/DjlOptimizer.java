package org.jdescent.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.training.optimizer.Optimizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.jdescent.Rule;
import org.jdescent.Stepper;

/**
 * An optimizer for {@code DefaultTrainingConfig.optOptimizer}, which DJL calls for one parameter at
 * a time: element-wise rules only, each parameter with its own count, which schedules follow, too.
 * Gradients are zeroed after the update, the parameter's own as well as what DJL passes, which is a
 * copy. {@link DjlTrainer} takes all parameters at once, and everything that a recipe has.
 */
public final class DjlOptimizer extends Optimizer implements AutoCloseable {
  private final Stepper stepper;
  private final Map<String, State> states = new HashMap<>();

  private static final class State {
    final List<FloatPointer> slots;
    long updates;

    State(Stepper stepper, FloatPointer weight) {
      slots = stepper.slots().stream().map(slot -> new FloatPointer(weight.limit())).toList();
      stepper.start(weight, slots);
    }
  }

  /**
   * DJL's own settings are not used: rate, decay and clipping belong to the rule and the recipe.
   */
  private static final class Settings extends OptimizerBuilder<Settings> {
    @Override
    protected Settings self() {
      return this;
    }
  }

  /**
   * For a rule, with its weight decay.
   *
   * @throws IllegalArgumentException if the rule is not one that a {@link Stepper} takes
   */
  public DjlOptimizer(Rule rule) {
    super(new Settings());
    stepper = Stepper.of(rule);
  }

  @Override
  public synchronized void update(String parameterId, NDArray weight, NDArray grad) {
    if (weight.isEmpty()) return;
    try (Borrowed w = new Borrowed(parameterId, weight);
        Borrowed g = new Borrowed(parameterId, grad)) {
      FloatPointer p = w.parameter().data();
      FloatPointer gradient = g.parameter().data();
      State state = states.computeIfAbsent(parameterId, id -> new State(stepper, p));
      stepper.update(p, gradient, state.slots, state.updates + 1);
      state.updates++;
      zero(gradient);
    }
    if (weight.hasGradient()) zeroOwnGradient(parameterId, weight);
  }

  /** What DJL passes is a copy of it. */
  private static void zeroOwnGradient(String name, NDArray weight) {
    try (NDArray own = weight.getGradient();
        Borrowed gradient = new Borrowed(name, own)) {
      zero(gradient.parameter().data());
    }
  }

  private static void zero(FloatPointer values) {
    Pointer.memset(values, 0, Float.BYTES * values.limit());
  }

  /** Frees the state. */
  @Override
  public synchronized void close() {
    states.values().forEach(state -> state.slots.forEach(FloatPointer::close));
    states.clear();
    stepper.close();
  }
}
