package org.jdescent.tensorflow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.Optimizer;
import org.jdescent.Parameter;
import org.jdescent.ParameterSet;
import org.jdescent.Recipe;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * An optimizer for variables of a graph, in the place of those in {@code
 * org.tensorflow.framework.optimizers}: it fetches gradients, updates its own copy of the
 * parameters in one native call, and assigns them back. TensorFlow's tensors are immutable by
 * contract, so both ways are copies.
 */
public final class GraphOptimizer implements AutoCloseable {
  private final Optimizer optimizer;
  private final Output<TFloat32> loss;
  private final List<Variable> variables = new ArrayList<>();
  private final ParameterSet parameters;
  private final ParameterSet gradients;
  private boolean current; // whether our copy is what the session has

  private static final class Variable {
    final Output<TFloat32> value;
    final Output<?> gradient;
    final Placeholder<TFloat32> next;
    final Op assignment;
    final FloatPointer p;
    final FloatPointer g;

    Variable(Ops ops, Operand<TFloat32> variable, Output<?> gradient) {
      value = variable.asOutput();
      this.gradient = gradient;
      next = ops.placeholder(TFloat32.class, Placeholder.shape(variable.shape()));
      assignment = ops.assign(variable, next);
      p = new FloatPointer(variable.shape().size());
      g = new FloatPointer(variable.shape().size());
    }

    Parameter parameter(FloatPointer data) {
      return new Parameter(value.op().name(), data, value.shape().asArray());
    }
  }

  /**
   * Adds gradients and assignments to a graph.
   *
   * @param loss a number
   * @param variables of known shapes, on which the loss depends
   * @throws IllegalArgumentException if there are no variables, or the loss does not depend on one
   */
  public GraphOptimizer(
      Graph graph,
      Operand<TFloat32> loss,
      List<? extends Operand<TFloat32>> variables,
      Recipe recipe) {
    if (variables.isEmpty()) throw new IllegalArgumentException("there are no variables to train");
    this.loss = loss.asOutput();
    Output<?>[] outputs = variables.stream().map(Operand::asOutput).toArray(Output<?>[]::new);
    Output<?>[] found = graph.addGradients(this.loss, outputs);
    Ops ops = Ops.create(graph);
    for (int i = 0; i < found.length; i++) {
      prove(outputs[i], found[i]);
      this.variables.add(new Variable(ops, variables.get(i), found[i]));
    }
    parameters = set(v -> v.p);
    gradients = set(v -> v.g);
    optimizer = recipe.start();
  }

  private static void prove(Output<?> variable, Output<?> gradient) {
    String name = variable.op().name();
    if (variable.shape().hasUnknownDimension()) {
      throw new IllegalArgumentException(
          "variable '%s' must have a known shape, got %s".formatted(name, variable.shape()));
    }
    if (gradient == null) {
      throw new IllegalArgumentException("the loss does not depend on '%s'".formatted(name));
    }
  }

  private interface Buffer {
    FloatPointer of(Variable variable);
  }

  private ParameterSet set(Buffer buffer) {
    return ParameterSet.of(
        variables.stream().map(v -> v.parameter(buffer.of(v))).toArray(Parameter[]::new));
  }

  /**
   * One step.
   *
   * @param session whose variables are initialized
   * @param feeds gives the runner what the loss needs
   * @return the loss before the step
   */
  public float step(Session session, Consumer<Session.Runner> feeds) {
    if (!current) refresh(session);
    Session.Runner runner = session.runner().fetch(loss);
    for (Variable variable : variables) runner.fetch(variable.gradient);
    feeds.accept(runner);
    try (Result result = runner.run()) {
      for (int i = 0; i < variables.size(); i++) read(result.get(i + 1), variables.get(i).g);
      optimizer.update(parameters, gradients);
      assign(session);
      return ((TFloat32) result.get(0)).getFloat();
    }
  }

  /** Takes the variables' values from a session again, for example after they were restored. */
  public void refresh(Session session) {
    Session.Runner runner = session.runner();
    for (Variable variable : variables) runner.fetch(variable.value);
    try (Result result = runner.run()) {
      for (int i = 0; i < variables.size(); i++) read(result.get(i), variables.get(i).p);
    }
    current = true;
  }

  /**
   * Gives the variables the values of {@link #parameters()}, for example after they were loaded.
   */
  public void assign(Session session) {
    Session.Runner runner = session.runner();
    List<TFloat32> values = new ArrayList<>();
    try {
      for (Variable variable : variables) {
        values.add(
            TFloat32.tensorOf(variable.value.shape(), DataBuffers.of(variable.p.asBuffer())));
        runner.feed(variable.next, values.get(values.size() - 1)).addTarget(variable.assignment);
      }
      runner.run().close();
    } finally {
      values.forEach(Tensor::close);
    }
    current = true;
  }

  private static void read(Tensor from, FloatPointer to) {
    ((TFloat32) from).copyTo(DataBuffers.of(to.asBuffer()));
  }

  /** Our copy of the parameters. */
  public ParameterSet parameters() {
    return parameters;
  }

  /** The optimizer itself: its state, rates, averages. */
  public Optimizer optimizer() {
    return optimizer;
  }

  /** Frees state and copies; what was added to the graph stays. */
  @Override
  public void close() {
    optimizer.close();
    for (Variable variable : variables) {
      variable.p.close();
      variable.g.close();
    }
  }
}
