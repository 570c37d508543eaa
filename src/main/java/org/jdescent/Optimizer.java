package org.jdescent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Updates parameters in place, in memory the caller owns. It owns its slots (Adam's m and v, say)
 * until {@link #close()}.
 *
 * <p>All arguments are checked before native code runs: if they are refused, nothing has changed. A
 * pointer's position and limit are honoured: the tensor is what lies between them. NaN and infinity
 * in a gradient go where the formula takes them, unless the {@link Recipe} says otherwise. The same
 * bits come out for every number of threads and every {@link Tier}.
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
   * @return what has happened; always APPLIED unless a recipe accumulates or skips
   * @throws IllegalArgumentException if a name is missing or extra, or a buffer is null, closed, of
   *     another size, misaligned, or overlaps one that is written; or if a schedule's value is out
   *     of range
   * @throws IllegalStateException if this optimizer is closed, in use by another thread, or within
   *     an {@link Evaluation}
   * @throws NonFiniteGradientException if the recipe says so
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
   * @throws IllegalArgumentException if a known name comes with another shape or in another group,
   *     or as {@link #update(Map, Map)}
   */
  void bind(ParameterSet params);

  /** The number of updates applied so far. */
  long step();

  /**
   * The learning rate of a group: its schedule's value at the latest step, or at the first one if
   * there was none yet.
   *
   * @param group its name in the recipe; the group of all that is left over is called "default"
   * @throws IllegalArgumentException if there is no such group, or it is frozen
   */
  double learningRate(String group);

  /**
   * Changes a group's learning rate from the next step on.
   *
   * @return this
   */
  Optimizer learningRate(String group, Schedule schedule);

  /**
   * Changes the learning rate of all groups from the next step on. Schedules go on with {@link
   * #step()}.
   *
   * @return this
   */
  Optimizer learningRate(Schedule schedule);

  /**
   * Changes the learning rate of all groups from the next step on.
   *
   * @return this
   */
  Optimizer learningRate(double value);

  /**
   * The norm of all gradients together in the latest step, divided by micro-batches and loss scale,
   * before clipping; NaN if it was not measured. See {@link Norm#GRADIENT}.
   */
  double gradientNorm();

  /** The norm of all updates together in the latest step; NaN if it was not measured. */
  double updateNorm();

  /** What the loss of the next micro-batch is to be multiplied by. */
  double lossScale();

  /** How many steps were skipped. */
  Skips skips();

  /**
   * Shows the averaged weights: puts them in the parameters' place until the scope is closed, which
   * gives back the training weights to the bit. The memory for these is allocated here. Meanwhile
   * the parameters must not move, and {@code update} and {@code bind} throw.
   *
   * @param average its name in the recipe; "rule" for what the rules themselves keep for evaluation
   *     (Schedule-Free's x, ASGD's average); "lookahead" for the slow weights, which before they
   *     move for the first time are the parameters as they were bound
   * @throws IllegalArgumentException if there is no such average
   * @throws IllegalStateException if the average has taken in no update yet
   */
  Evaluation evaluate(String average);

  /**
   * As {@link #evaluate(String) evaluate("rule")}: shows the weights that the rules themselves keep
   * for evaluation. Parameters whose rule has none such are shown as they are.
   *
   * @throws IllegalArgumentException if no rule has any
   */
  Evaluation evaluate();

  /**
   * Copies averaged weights out. Frozen parameters have none; theirs are copied as they are.
   *
   * @param target a buffer of the same shape for each parameter; neither slots nor bound parameters
   * @throws IllegalArgumentException if there is no such average, or as {@link #bind}
   * @throws IllegalStateException if the average has taken in no update yet
   */
  void copyAverage(String average, ParameterSet target);

  /**
   * A parameter's averages by name: views of this optimizer's memory, valid as {@link #slots} are.
   * Before an average has taken in an update it holds the parameter's value when it was bound.
   *
   * @throws IllegalArgumentException if no parameter of that name is bound
   */
  Map<String, FloatPointer> averages(String parameter);

  /**
   * Saves the state, so that a run goes on from here with the same bits: slots, counts, averages,
   * accumulated gradients, loss scale, skips, plateaus. The file is safetensors; see docs/state.md.
   * It has its old content or the new one at any time, whatever happens to the process or the
   * machine meanwhile. Only one optimizer at a time may save to a path.
   *
   * @throws IOException if that fails, for example because the disk is full; the old content is
   *     still there then
   * @throws IllegalStateException if no parameters are bound yet, or within an {@link Evaluation}
   */
  void save(Path file) throws IOException;

  /**
   * As {@link #save(Path)}, with the parameters, so that one file is all of a run.
   *
   * @param params all bound parameters, frozen ones included
   */
  void save(Path file, ParameterSet params) throws IOException;

  /**
   * Goes on from what was saved, wholly or not at all. If parameters are bound, names, shapes and
   * groups must be those that were saved; if none are bound yet, they are compared in the first
   * {@link #update} or {@link #bind}. Parameters are left alone. Hyper-parameters and schedules are
   * those of this optimizer, not those of the file.
   *
   * @return which hyper-parameters and stages are not as they were when it was saved, a line each;
   *     of two lambdas that cannot be told
   * @throws MalformedFileException if the file is damaged, or none that was saved
   * @throws IOException if it cannot be read, or has a format newer than this library
   * @throws IllegalArgumentException if groups, optimizers, conventions, averages or parameters are
   *     not those that were saved
   */
  List<String> load(Path file) throws IOException;

  /**
   * As {@link #load(Path)}, with the parameters: binds these and gives them the saved values.
   *
   * @param params a buffer for each parameter that was saved; written
   * @throws IllegalArgumentException if the file was saved without parameters
   */
  List<String> load(Path file, ParameterSet params) throws IOException;

  /**
   * As {@link #load(Path)}, from another optimizer, which goes on undisturbed: a run is forked.
   *
   * @param other one whose parameters are bound
   */
  List<String> load(Optimizer other);

  /**
   * Writes slots and counts as {@code torch.optim} has them: {@code weight.exp_avg}, {@code
   * weight.step}. See docs/state-torch.md for the layout, and for a script that gives it to
   * PyTorch.
   *
   * @throws IllegalArgumentException if a rule has a slot that means something else in PyTorch
   */
  void exportTorch(Path file) throws IOException;

  /**
   * Goes on from the state of a {@code torch.optim} optimizer, as {@link #load(Path)} does.
   * Averages and the like start fresh, and so do parameters that PyTorch has not updated yet.
   */
  void importTorch(Path file) throws IOException;

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
   * memory, valid until {@link #bind}, {@link #load(Path) load} or {@link #close()}, after which
   * they are null pointers. Frozen parameters have none.
   *
   * @throws IllegalArgumentException if no parameter of that name is bound
   */
  Map<String, FloatPointer> slots(String parameter);

  /** Who is in which group, slots and bytes, and the stages; for people. */
  String describe();

  /**
   * Frees the slots; an open {@link Evaluation} is closed first. Closing twice is fine. Counts,
   * norms and rates can still be asked for; everything else throws {@link IllegalStateException}.
   */
  @Override
  void close();
}
