package org.jdescent.tensorflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.jdescent.Average;
import org.jdescent.Clip;
import org.jdescent.Recipe;
import org.jdescent.optimizers.AdamW;
import org.jdescent.optimizers.LAMB;
import org.jdescent.optimizers.SGD;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.train.ApplyGradientDescent;
import org.tensorflow.types.TFloat32;

/** A small network is trained in a graph. */
class GraphOptimizerTest {
  private static final int STEPS = 30;

  private static float[][] numbers(int rows, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] numbers = new float[rows][columns];
    for (float[] row : numbers) {
      for (int i = 0; i < columns; i++) row[i] = (float) random.nextDouble(-0.5, 0.5);
    }
    return numbers;
  }

  private static final class Network implements AutoCloseable {
    final Graph graph = new Graph();
    final Ops ops = Ops.create(graph);
    final Placeholder<TFloat32> x =
        ops.placeholder(TFloat32.class, Placeholder.shape(Shape.of(64, 8)));
    final Variable<TFloat32> first = ops.variable(Shape.of(8, 16), TFloat32.class);
    final Variable<TFloat32> second = ops.variable(Shape.of(16, 1), TFloat32.class);
    final Operand<TFloat32> loss;
    final Session session;
    final TFloat32 inputs = TFloat32.tensorOf(StdArrays.ndCopyOf(numbers(64, 8, 1)));

    Network() {
      Operand<TFloat32> hidden = ops.math.tanh(ops.linalg.matMul(x, first));
      Operand<TFloat32> wanted =
          ops.math.sin(
              ops.reduceSum(x, ops.constant(1), org.tensorflow.op.core.ReduceSum.keepDims(true)));
      Operand<TFloat32> error = ops.math.sub(ops.linalg.matMul(hidden, second), wanted);
      loss = ops.math.mean(ops.math.square(error), ops.constant(new int[] {0, 1}));
      Operand<TFloat32> begin = ops.assign(first, ops.constant(numbers(8, 16, 2)));
      Operand<TFloat32> beginning = ops.assign(second, ops.constant(numbers(16, 1, 3)));
      session = new Session(graph);
      session.runner().addTarget(begin).addTarget(beginning).run().close();
    }

    GraphOptimizer optimizer(Recipe recipe) {
      return new GraphOptimizer(graph, loss, List.of(first, second), recipe);
    }

    float train(GraphOptimizer optimizer, int steps) {
      float value = 0;
      for (int i = 0; i < steps; i++) {
        value = optimizer.step(session, runner -> runner.feed(x, inputs));
      }
      return value;
    }

    float[][] first() {
      try (var result = session.runner().fetch(first).run()) {
        return StdArrays.array2dCopyOf((TFloat32) result.get(0));
      }
    }

    @Override
    public void close() {
      inputs.close();
      session.close();
      graph.close();
    }
  }

  @Test
  void trainsAsTensorFlowsOwnGradientDescentDoes() {
    try (Network ours = new Network();
        Network theirs = new Network();
        GraphOptimizer optimizer = ours.optimizer(Recipe.of(SGD.defaults().learningRate(0.1)))) {
      Output<?>[] gradients =
          theirs.graph.addGradients(
              theirs.loss.asOutput(),
              new Output<?>[] {theirs.first.asOutput(), theirs.second.asOutput()});
      // Both gradients first: the one must not see what the other has already done.
      Ops after = theirs.ops.withControlDependencies(List.of(gradients[0], gradients[1]));
      ApplyGradientDescent<TFloat32> one = descend(after, theirs.first, gradients[0]);
      ApplyGradientDescent<TFloat32> other = descend(after, theirs.second, gradients[1]);
      for (int i = 0; i < STEPS; i++) {
        theirs
            .session
            .runner()
            .feed(theirs.x, theirs.inputs)
            .addTarget(one)
            .addTarget(other)
            .run()
            .close();
      }
      float before = ours.train(optimizer, 1);
      assertTrue(ours.train(optimizer, STEPS - 1) < before);
      float[][] expected = theirs.first();
      float[][] actual = ours.first();
      for (int i = 0; i < expected.length; i++) assertArrayEquals(expected[i], actual[i], 1e-5f);
    }
  }

  @SuppressWarnings("unchecked") // a gradient is of its variable's type
  private static ApplyGradientDescent<TFloat32> descend(
      Ops ops, Variable<TFloat32> variable, Output<?> gradient) {
    return ops.train.applyGradientDescent(
        variable, ops.constant(0.1f), (Output<TFloat32>) gradient);
  }

  @Test
  void aWholeStepGoesOnFromAFile(@TempDir Path folder) throws Exception {
    Recipe recipe =
        Recipe.of(AdamW.defaults().learningRate(0.01))
            .clip(Clip.globalNorm(1))
            .average(Average.ema(0.9));
    Path file = folder.resolve("state");
    try (Network straight = new Network();
        Network killed = new Network();
        GraphOptimizer a = straight.optimizer(recipe);
        GraphOptimizer b = killed.optimizer(recipe)) {
      straight.train(a, 10);
      killed.train(b, 5);
      b.optimizer().save(file, b.parameters());
      try (Network resumed = new Network();
          GraphOptimizer c = resumed.optimizer(recipe)) {
        c.optimizer().load(file, c.parameters());
        c.assign(resumed.session);
        resumed.train(c, 5);
        assertEquals(10, c.optimizer().step());
        assertArrayEquals(straight.first(), resumed.first());
      }
    }
  }

  @Test
  void variablesThatChangeElsewhereAreReadAgain() {
    try (Network network = new Network();
        GraphOptimizer optimizer = network.optimizer(Recipe.of(LAMB.defaults().learningRate(0)))) {
      network.train(optimizer, 1);
      Operand<TFloat32> other =
          network.ops.assign(network.first, network.ops.constant(numbers(8, 16, 9)));
      network.session.runner().addTarget(other).run().close();
      optimizer.refresh(network.session);
      network.train(optimizer, 1);
      assertArrayEquals(numbers(8, 16, 9), network.first());
    }
  }

  @Test
  void whatCannotBeTrainedIsRefused() {
    try (Network network = new Network()) {
      Variable<TFloat32> stranger = network.ops.variable(Shape.of(1), TFloat32.class);
      assertThrows(
          IllegalArgumentException.class,
          () ->
              new GraphOptimizer(
                  network.graph, network.loss, List.of(stranger), Recipe.of(SGD.defaults())));
      assertThrows(
          IllegalArgumentException.class,
          () ->
              new GraphOptimizer(
                  network.graph, network.loss, List.of(), Recipe.of(SGD.defaults())));
    }
  }
}
