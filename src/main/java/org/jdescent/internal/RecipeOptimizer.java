package org.jdescent.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.Evaluation;
import org.jdescent.Optimizer;
import org.jdescent.Outcome;
import org.jdescent.ParameterSet;
import org.jdescent.Rule;
import org.jdescent.Schedule;
import org.jdescent.Skips;
import org.jdescent.internal.file.AtomicFile;
import org.jdescent.internal.file.Disk;

/** A started recipe: the life of an optimizer from its first update to close. */
public class RecipeOptimizer implements Optimizer {
  private final Stages stages;
  private final Training training;
  private final Persistence persistence;
  private final Turn turn;

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
    training = new Training(stages);
    persistence = new Persistence(training);
    turn = new Turn(Report.name(stages.last().rule()));
  }

  @Override
  public final Outcome update(Map<String, FloatPointer> params, Map<String, FloatPointer> grads) {
    turn.begin(); // no lambda: it might be allocated in every step
    StepEvent event = StepEvent.start();
    Outcome outcome;
    try {
      outcome = training.update(params, grads);
    } finally {
      turn.end();
    }
    return tell(outcome, event);
  }

  @Override
  public final Outcome update(ParameterSet params, ParameterSet grads) {
    turn.begin(); // no lambda: it might be allocated in every step
    StepEvent event = StepEvent.start();
    Outcome outcome;
    try {
      outcome = training.update(params, grads);
    } finally {
      turn.end();
    }
    return tell(outcome, event);
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
    turn.run(() -> training.bind(params));
  }

  @Override
  public final long step() {
    return training.progress().step();
  }

  @Override
  public final double learningRate(String group) {
    Rule rule = stages.groups.get(stages.indexOf(group)).rule();
    return rule.learningRate().at(Math.max(1, step()));
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
    return learningRate(Ranged.atLeastZero("the learning rate", value));
  }

  @Override
  public final Optimizer learningRate(Schedule schedule) {
    return turn.take(
        () -> {
          for (int i = 0; i < stages.groups.size(); i++) {
            if (!stages.groups.get(i).isFrozen()) stages.learningRate(i, schedule);
          }
          return this;
        });
  }

  @Override
  public final double gradientNorm() {
    return training.progress().gradientNorm();
  }

  @Override
  public final double updateNorm() {
    return training.progress().updateNorm();
  }

  @Override
  public final double lossScale() {
    return training.progress().lossScale();
  }

  @Override
  public final Skips skips() {
    return training.progress().skips();
  }

  @Override
  public final Evaluation evaluate(String average) {
    AverageScope scope = turn.take(() -> training.evaluate(average));
    return () -> turn.runClosed(() -> training.end(scope));
  }

  @Override
  public final Evaluation evaluate() {
    return evaluate(Planes.OF_RULES);
  }

  @Override
  public final void copyAverage(String average, ParameterSet target) {
    turn.run(() -> training.copyAverage(average, target));
  }

  @Override
  public final Map<String, FloatPointer> averages(String parameter) {
    return turn.take(() -> training.memoryOf(parameter).averages(parameter));
  }

  @Override
  public final Map<String, FloatPointer> slots(String parameter) {
    return turn.take(() -> training.memoryOf(parameter).slots(parameter));
  }

  @Override
  public final void save(Path file) throws IOException {
    save(new AtomicFile(Disk.REAL, file), null);
  }

  @Override
  public final void save(Path file, ParameterSet params) throws IOException {
    Proofs.isThere(params, "parameters");
    save(new AtomicFile(Disk.REAL, file), params);
  }

  final void save(AtomicFile file, ParameterSet params) throws IOException {
    turn.io(() -> persistence.save(file, params));
  }

  @Override
  public final List<String> load(Path file) throws IOException {
    return turn.io(() -> persistence.load(file, null));
  }

  @Override
  public final List<String> load(Path file, ParameterSet params) throws IOException {
    Proofs.isThere(params, "parameters");
    return turn.io(() -> persistence.load(file, params));
  }

  @Override
  public final List<String> load(Optimizer other) {
    if (!(other instanceof RecipeOptimizer source) || other == this) {
      throw new IllegalArgumentException(
          "the other optimizer must be one of this library, and not this one, got " + other);
    }
    return turn.take(() -> source.turn.take(() -> persistence.load(source.training)));
  }

  @Override
  public final void exportTorch(Path file) throws IOException {
    turn.io(() -> persistence.exportTorch(file));
  }

  @Override
  public final void importTorch(Path file) throws IOException {
    turn.io(() -> persistence.importTorch(file));
  }

  @Override
  public final int threads() {
    return training.threads();
  }

  @Override
  public final Optimizer threads(int most) {
    return turn.take(
        () -> {
          Check.threads(most);
          training.threads(most);
          return this;
        });
  }

  @Override
  public final String describe() {
    return turn.take(() -> "%s, %d threads%n%s".formatted(this, threads(), training.report()));
  }

  @Override
  public final void close() {
    turn.runClosed(
        () -> {
          turn.close();
          training.close();
        });
  }

  @Override
  public String toString() {
    Object what = stages.groups.size() == 1 ? Report.of(stages.last().rule()) : stages.groups;
    return "%s, step %d".formatted(what, step());
  }
}
