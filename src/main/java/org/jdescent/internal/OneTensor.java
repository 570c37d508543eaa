package org.jdescent.internal;

import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.Decay;
import org.jdescent.Rule;
import org.jdescent.Schedule;
import org.jdescent.Slot;

/** The sweep over a single tensor, whose memory the caller names with each call. */
public final class OneTensor implements AutoCloseable {
  private static final int PARAMETER = 0;
  private static final int GRADIENT = 1;
  private static final int SLOTS = 2;
  private static final double[] NOTHING_CARRIED = {};

  private final Turn turn;
  private final Table table;
  private final StepBlock step;
  private final FirstValues first;
  private final List<Slot> slots;
  private final boolean startsAtParameter;
  private final boolean readsParameter;
  private final FloatPointer[] buffers; // parameter, gradient, slots
  private final long[] addresses;
  private final long[] sizes;
  private final Decay decay;
  private Rule rule;
  private int threads = Runtime.getRuntime().availableProcessors();

  /**
   * For an element-wise rule.
   *
   * @throws IllegalArgumentException if the rule is null, or another one
   */
  public OneTensor(Rule rule) {
    Native.require();
    Stages stages = new Stages(rule);
    stages.prove();
    this.rule = rule;
    decay = rule.decay();
    slots = rule.slots();
    int kernel = Native.kernel(rule.kernel());
    proveElementwise(rule, kernel);
    startsAtParameter = slots.stream().anyMatch(slot -> Double.isNaN(slot.initial()));
    readsParameter = Native.kernelReadsParameter(kernel) != 0;
    buffers = new FloatPointer[SLOTS + slots.size()];
    addresses = new long[buffers.length];
    sizes = new long[buffers.length];
    turn = new Turn("Stepper of " + Report.name(rule));
    table = new Table(new long[] {1}, new int[] {1});
    table.kernel(0, kernel);
    table.shape(0, new long[] {1}, false);
    step = new StepBlock(stages, table);
    step.next(new Progress(stages));
    first = new FirstValues(slots);
  }

  private static void proveElementwise(Rule rule, int kernel) {
    boolean apart =
        Native.kernelSumsBefore(kernel) == 0
            && Native.kernelSumsDuring(kernel) == 0
            && Native.kernelMargins(kernel) == 0
            && Native.kernelOwn(kernel, 1) + Native.kernelShared(kernel, 1, 1) == 0
            && rule.slots().stream().allMatch(slot -> slot.extent() == Slot.Extent.ELEMENT);
    if (apart && rule.carried().length == 0) return;
    throw new IllegalArgumentException(
        "a Stepper takes rules that update each element by itself and carry no numbers, got %s"
            .formatted(Report.name(rule)));
  }

  /** The rule as it is now. */
  public Rule rule() {
    return rule;
  }

  /** From the next call on. */
  public void learningRate(Schedule schedule) {
    turn.run(() -> rule = rule.learningRate(schedule));
  }

  /** At most so many. */
  public void threads(int most) {
    Check.threads(most);
    turn.run(() -> threads = most);
  }

  /** Gives the slots their first values; the parameter may be null if none starts there. */
  public void start(FloatPointer parameter, List<FloatPointer> state) {
    turn.run(
        () -> {
          if (parameter == null && startsAtParameter) {
            throw new IllegalArgumentException(
                "%s has slots that start as the parameter, which is null"
                    .formatted(Report.name(rule)));
          }
          take(parameter, null, state);
          sweep(granted -> Native.initialize(table.rowsAddress(), 1, first.address(), granted));
        });
  }

  /** Updates the parameter. */
  public void update(FloatPointer parameter, FloatPointer gradient, List<FloatPointer> s, long t) {
    turn.begin();
    try {
      Check.notNull("the parameter", parameter);
      Check.notNull("the gradient", gradient);
      step(parameter, gradient, s, t);
    } finally {
      turn.end();
    }
  }

  /** Whether gradients can be turned into updates without the parameter. */
  public boolean turns() {
    return !readsParameter && decay.kind() == Decay.Kind.NONE;
  }

  /** Turns the gradient into the update. */
  public void turn(FloatPointer gradient, List<FloatPointer> state, long t) {
    turn.begin();
    try {
      if (!turns()) {
        throw new IllegalArgumentException(
            "%s%s reads the parameter; its gradient alone does not make an update"
                .formatted(Report.name(rule), readsParameter ? "" : " with decay " + decay));
      }
      Check.notNull("the gradient", gradient);
      step(null, gradient, state, t);
    } finally {
      turn.end();
    }
  }

  private void step(FloatPointer parameter, FloatPointer gradient, List<FloatPointer> s, long t) {
    Check.steps("t", 1, t);
    take(parameter, gradient, s);
    Scalars.write(rule, decay, t, t, NOTHING_CARRIED, table.scalarRow(0, NOTHING_CARRIED));
    step.turns(parameter == null);
    sweep(
        granted ->
            Native.update(table.rowsAddress(), 1, table.scalarsAddress(), step.address(), granted));
  }

  /** Proves a call's buffers; nothing has changed if it throws. */
  private void take(FloatPointer parameter, FloatPointer gradient, List<FloatPointer> state) {
    Check.notNull("the list of slots", state);
    if (state.size() != slots.size()) {
      throw new IllegalArgumentException(
          "%s has %d slots, %s, got %d"
              .formatted(
                  Report.name(rule),
                  slots.size(),
                  slots.stream().map(Slot::name).toList(),
                  state.size()));
    }
    buffers[PARAMETER] = parameter;
    buffers[GRADIENT] = gradient;
    for (int i = SLOTS; i < buffers.length; i++) buffers[i] = state.get(i - SLOTS);
    long size = size();
    for (int i = 0; i < buffers.length; i++) {
      boolean there = i >= SLOTS || buffers[i] != null;
      addresses[i] = there ? Buffers.address(role(i), name(i), buffers[i], size, true) : 0;
      sizes[i] = there ? size : 0;
    }
    int[] pair = Ranges.of(addresses, sizes).overlap();
    if (pair != null) {
      throw Proofs.overlap(role(pair[0]), name(pair[0]), role(pair[1]), name(pair[1]));
    }
    table.size(size);
    // A rule that turns gradients reads no parameter, but must be able to.
    table.parameter(0, addresses[parameter == null ? GRADIENT : PARAMETER]);
    table.gradient(0, addresses[GRADIENT]);
    for (int s = 0; s < slots.size(); s++) table.plane(0, s, addresses[SLOTS + s], size);
  }

  /** Of the first buffer there is. */
  private long size() {
    for (int i = 0; i < buffers.length; i++) {
      if (i >= SLOTS || buffers[i] != null) return Buffers.elements(role(i), name(i), buffers[i]);
    }
    return 0;
  }

  private static String role(int buffer) {
    return buffer == PARAMETER ? "parameter" : buffer == GRADIENT ? "gradient" : "slot";
  }

  private String name(int buffer) {
    return buffer == PARAMETER ? "p" : buffer == GRADIENT ? "g" : slots.get(buffer - SLOTS).name();
  }

  private void sweep(IntUnaryOperator work) {
    int granted =
        ThreadBudget.acquire(threads, 2L * Float.BYTES * buffers.length * table.elements());
    try {
      int status = work.applyAsInt(granted);
      if (status != 0) throw new IllegalStateException("the native library refused: " + status);
    } finally {
      ThreadBudget.release(granted);
      Reference.reachabilityFence(buffers);
      Arrays.fill(buffers, null); // they are the caller's
    }
  }

  @Override
  public void close() {
    turn.runClosed(
        () -> {
          turn.close();
          first.close();
          step.close();
          table.close();
        });
  }
}
