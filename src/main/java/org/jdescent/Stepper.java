package org.jdescent;

import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.internal.OneTensor;
import org.jdescent.internal.Ranged;

/**
 * A rule for a caller that keeps the state itself: a framework that has a place of its own for it,
 * or that wants the update rather than the updated parameter. One tensor per call, by the same
 * kernels and with the same bits as an {@link Optimizer}.
 *
 * <p>It takes rules that update each element by itself and carry no numbers beside their slots.
 * Buffers are used from position to limit, are all of the same length, and may be others in each
 * call. All arguments are checked before native code runs: if they are refused, nothing has
 * changed. Not for several threads at once: a second one gets an {@link IllegalStateException}.
 */
public final class Stepper implements AutoCloseable {
  private final OneTensor tensor;

  private Stepper(OneTensor tensor) {
    this.tensor = tensor;
  }

  /**
   * For a rule, with its weight decay.
   *
   * @throws IllegalArgumentException if the rule is null, sums over elements, takes parameters for
   *     matrices, or carries numbers
   * @throws NativeLibraryException if the native library cannot be loaded
   */
  public static Stepper of(Rule rule) {
    return new Stepper(new OneTensor(rule));
  }

  /** The rule, with its latest learning rate. */
  public Rule rule() {
    return tensor.rule();
  }

  /** What the caller keeps of each tensor, in the order of the lists in which it is given. */
  public List<Slot> slots() {
    return rule().slots();
  }

  /**
   * Changes the learning rate from the next call on.
   *
   * @return this
   */
  public Stepper learningRate(Schedule schedule) {
    tensor.learningRate(schedule);
    return this;
  }

  /**
   * Changes the learning rate from the next call on.
   *
   * @return this
   */
  public Stepper learningRate(double value) {
    return learningRate(Ranged.atLeastZero("the learning rate", value));
  }

  /**
   * Sets the most threads a call may use, 1 to 1,024; one per processor unless set.
   *
   * @return this
   */
  public Stepper threads(int threads) {
    tensor.threads(threads);
    return this;
  }

  /**
   * Gives the slots of a tensor their first values.
   *
   * @param parameter where some rules' slots start; may be null if no slot does
   * @param slots a buffer for each of {@link #slots()}; written
   * @throws IllegalArgumentException if a buffer is null, closed, misaligned or of another size, or
   *     two overlap
   */
  public void start(FloatPointer parameter, List<FloatPointer> slots) {
    tensor.start(parameter, slots);
  }

  /**
   * Updates a parameter and its slots.
   *
   * @param parameter written
   * @param gradient read
   * @param slots as {@link #start} or an earlier update has left them; written
   * @param t counts the tensor's updates, from 1; schedules follow it, too
   * @throws IllegalArgumentException if {@code t} is below 1, a buffer is null, closed, misaligned
   *     or of another size, or two overlap; or if a schedule's value is out of range
   */
  public void update(
      FloatPointer parameter, FloatPointer gradient, List<FloatPointer> slots, long t) {
    tensor.update(parameter, gradient, slots, t);
  }

  /** Whether {@link #turn} takes this rule: neither it nor its weight decay reads the parameter. */
  public boolean turns() {
    return tensor.turns();
  }

  /**
   * Turns a gradient into the update u, which the caller subtracts from the parameter.
   *
   * @param gradient holds u afterwards
   * @param slots as {@link #start} or an earlier update has left them; written
   * @param t counts the tensor's updates, from 1; schedules follow it, too
   * @throws IllegalArgumentException as {@link #update}, and unless it {@link #turns}
   */
  public void turn(FloatPointer gradient, List<FloatPointer> slots, long t) {
    tensor.turn(gradient, slots, t);
  }

  /** Frees what calls into native code need; slots are the caller's. Closing twice is fine. */
  @Override
  public void close() {
    tensor.close();
  }
}
