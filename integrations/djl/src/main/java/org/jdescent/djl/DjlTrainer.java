package org.jdescent.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import ai.djl.training.Trainer;
import ai.djl.training.TrainingConfig;
import ai.djl.util.Pair;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jdescent.Optimizer;
import org.jdescent.ParameterSet;
import org.jdescent.Recipe;

/**
 * A trainer whose {@link #step()} updates all parameters of the model's block in one native call,
 * in the engine's own memory: {@code new DjlTrainer(model, config, recipe)} in the place of {@code
 * model.newTrainer(config)}. Parameters are called as in the block. Gradients are zeroed after the
 * step. The configuration's optimizer is not used.
 */
public final class DjlTrainer extends Trainer {
  private final Optimizer optimizer;

  /**
   * For a model on the CPU.
   *
   * @throws IllegalArgumentException if the configuration has another device, or several
   */
  public DjlTrainer(Model model, TrainingConfig config, Recipe recipe) {
    super(model, onTheCpu(config));
    optimizer = recipe.zeroGradients().start();
  }

  private static TrainingConfig onTheCpu(TrainingConfig config) {
    Device[] devices = config.getDevices();
    if (devices.length == 1 && Device.Type.CPU.equals(devices[0].getDeviceType())) return config;
    throw new IllegalArgumentException(
        "the configuration must have one device, the CPU, got " + List.of(devices));
  }

  /** The optimizer itself: its rates, counts, averages. */
  public Optimizer optimizer() {
    return optimizer;
  }

  @Override
  public void step() {
    long begin = System.nanoTime();
    try (Loan loan = new Loan()) {
      loan.borrowWeights();
      loan.borrowGradients();
      optimizer.update(loan.weights(), loan.gradients());
    }
    addMetric("step", begin);
  }

  /** Saves parameters and state in one file; see {@link Optimizer#save(Path, ParameterSet)}. */
  public void save(Path file) throws IOException {
    try (Loan loan = new Loan()) {
      loan.borrowWeights();
      optimizer.save(file, loan.weights());
    }
  }

  /**
   * Goes on from what was saved, with its parameters; see {@link Optimizer#load(Path,
   * ParameterSet)}.
   */
  public List<String> load(Path file) throws IOException {
    try (Loan loan = new Loan()) {
      loan.borrowWeights();
      return optimizer.load(file, loan.weights());
    }
  }

  @Override
  public void close() {
    if (optimizer != null) optimizer.close();
    super.close();
  }

  private Stream<Pair<String, Parameter>> trained() {
    return getModel().getBlock().getParameters().stream()
        .filter(pair -> pair.getValue().requiresGradient());
  }

  /** What is borrowed during a call. */
  private final class Loan implements AutoCloseable {
    private final List<Borrowed> p = new ArrayList<>();
    private final List<Borrowed> g = new ArrayList<>();
    private final List<NDArray> handles = new ArrayList<>();

    void borrowWeights() {
      trained().forEach(pair -> p.add(new Borrowed(pair.getKey(), pair.getValue().getArray())));
    }

    void borrowGradients() {
      trained().forEach(pair -> g.add(gradient(pair.getKey(), pair.getValue().getArray())));
    }

    private Borrowed gradient(String name, NDArray weight) {
      NDArray gradient = weight.getGradient();
      handles.add(gradient);
      return new Borrowed(name, gradient);
    }

    ParameterSet weights() {
      return set(p);
    }

    ParameterSet gradients() {
      return set(g);
    }

    private ParameterSet set(List<Borrowed> borrowed) {
      return ParameterSet.of(
          borrowed.stream().map(Borrowed::parameter).toArray(org.jdescent.Parameter[]::new));
    }

    @Override
    public void close() {
      p.forEach(Borrowed::close);
      g.forEach(Borrowed::close);
      handles.forEach(NDArray::close);
    }
  }
}
