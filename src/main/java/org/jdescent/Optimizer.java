package org.jdescent;

import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Updates parameters in place, in memory the caller owns. It owns its slots (Adam's m and v, say)
 * until {@link #close()}.
 *
 * <p>All arguments are checked before native code runs: a call that throws has changed nothing. A
 * pointer's position and limit are honoured: the tensor is what lies between them. NaN and infinity
 * in a gradient go where the formula takes them. The same bits come out for every number of threads
 * and every {@link Tier}.
 *
 * <p>One optimizer is not for several threads at once (a second one gets an {@link
 * IllegalStateException}); different optimizers may run in parallel on disjoint memory.
 */
public interface Optimizer extends AutoCloseable {
  /**
   * One step: updates every parameter from its gradient, in one native call.
   *
   * <p>The first call binds the parameters; from then on names and sizes are fixed until {@link
   * #bind}. Buffers may move between calls. No call after the first allocates, unless a parameter
   * has moved.
   *
   * @param params the parameters by name; written
   * @param grads a gradient of the same size for each of them; read
   * @throws IllegalArgumentException if a name is missing or extra, or a buffer is null, closed, of
   *     another size, misaligned, or overlaps one that is written
   * @throws IllegalStateException if this optimizer is closed or in use by another thread
   */
  Outcome update(Map<String, FloatPointer> params, Map<String, FloatPointer> grads);

  /**
   * As {@link #update(Map, Map)}, for tensors with shapes, which may be empty. Shapes are compared
   * too.
   */
  Outcome update(ParameterSet params, ParameterSet grads);

  /**
   * Sets which parameters this optimizer updates. Names it knows keep their slots and counts, new
   * ones start fresh, others are forgotten.
   *
   * @throws IllegalArgumentException if a known name comes with another shape, or as {@link
   *     #update(Map, Map)}
   */
  void bind(ParameterSet params);

  /** The number of updates applied so far. */
  long step();

  /** The most threads a step may use; {@code Runtime.availableProcessors()} unless set. */
  int threads();

  /**
   * Sets the most threads a step may use, 1 to 1,024. Small steps use fewer; the bits are the same
   * for any number.
   *
   * @return this
   */
  Optimizer threads(int threads);

  /**
   * A parameter's slots by name, for example {@code m} and {@code v}: views of this optimizer's
   * memory, valid until {@link #bind} or {@link #close()}, after which they are null pointers.
   *
   * @throws IllegalArgumentException if no parameter of that name is bound
   */
  Map<String, FloatPointer> slots(String parameter);

  /**
   * Frees the slots. Closing twice is fine; everything else then throws {@link
   * IllegalStateException}.
   */
  @Override
  void close();
}
