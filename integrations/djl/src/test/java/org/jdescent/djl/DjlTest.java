package org.jdescent.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.nio.file.Path;
import org.jdescent.Average;
import org.jdescent.Clip;
import org.jdescent.Decay;
import org.jdescent.Recipe;
import org.jdescent.optimizers.Adam;
import org.jdescent.optimizers.AdamW;
import org.jdescent.optimizers.LAMB;
import org.jdescent.optimizers.Lion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small network is trained in the engine's own memory. */
class DjlTest {
  private static final int STEPS = 50;

  @Test
  void bothWaysTrainAsDjlsOwnAdamDoes() {
    Adam.Hyper rule = Adam.defaults().learningRate(0.01).epsilon(1e-8);
    Tracker rate = Tracker.fixed(0.01f);
    try (Network theirs = new Network(Optimizer.adam().optLearningRateTracker(rate).build());
        DjlOptimizer optimizer = new DjlOptimizer(rule);
        Network one = new Network(optimizer);
        Network all = new Network((m, c) -> new DjlTrainer(m, c, Recipe.of(rule)))) {
      float before = theirs.backward();
      for (int step = 0; step < STEPS; step++) {
        theirs.zeroGradients(); // DJL's own optimizers zero a copy of them
        theirs.backward();
        theirs.trainer.step();
      }
      one.train(STEPS);
      assertTrue(all.train(STEPS) < before / 2);
      assertArrayEquals(theirs.parameters(), all.parameters(), 1e-4f);
      assertArrayEquals(all.parameters(), one.parameters()); // the same kernel, the same bits
    }
  }

  @Test
  void gradientsAreZeroAfterwards() {
    try (DjlOptimizer optimizer = new DjlOptimizer(Lion.defaults());
        Network one = new Network(optimizer);
        Network all = new Network((m, c) -> new DjlTrainer(m, c, Recipe.of(LAMB.defaults())))) {
      for (Network network : new Network[] {one, all}) {
        network.backward();
        assertTrue(network.weight(0).getGradient().abs().sum().getFloat() > 0);
        network.trainer.step();
        assertEquals(0, network.weight(0).getGradient().abs().sum().getFloat());
      }
    }
  }

  @Test
  void aWholeStepGoesOnFromAFile(@TempDir Path folder) throws Exception {
    Recipe recipe =
        Recipe.of(AdamW.defaults().learningRate(0.01))
            .clip(Clip.globalNorm(1))
            .average(Average.ema(0.9));
    Path file = folder.resolve("state");
    try (Network straight = new Network((m, c) -> new DjlTrainer(m, c, recipe));
        Network killed = new Network((m, c) -> new DjlTrainer(m, c, recipe));
        Network resumed = new Network((m, c) -> new DjlTrainer(m, c, recipe))) {
      straight.train(10);
      killed.train(5);
      ((DjlTrainer) killed.trainer).save(file);
      ((DjlTrainer) resumed.trainer).load(file);
      resumed.train(5);
      assertEquals(10, ((DjlTrainer) resumed.trainer).optimizer().step());
      assertArrayEquals(straight.parameters(), resumed.parameters());
    }
  }

  @Test
  void anArrayWithGapsIsCopiedInAndOut() {
    try (NDManager manager = NDManager.newBaseManager("PyTorch");
        DjlOptimizer optimizer = new DjlOptimizer(Lion.defaults().learningRate(1))) {
      NDArray whole = manager.create(new float[] {1, 2, 3, 4, 5, 6}, new Shape(2, 3));
      NDArray weight = whole.transpose();
      NDArray gradient =
          manager.create(new float[] {1, -1, 1, -1, 1, -1}, new Shape(2, 3)).transpose();
      optimizer.update("w", weight, gradient);
      assertArrayEquals(new float[] {0, 5, 3, 4, 2, 7}, weight.toFloatArray());
      assertArrayEquals(new float[6], gradient.toFloatArray());
    }
  }

  @Test
  void arraysThatCannotBeUsedAreRefused() {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      NDArray closed = manager.ones(new Shape(2));
      closed.close();
      refuses("must be open, got a closed one", closed);
      refuses("must be of FLOAT32, got float64", manager.ones(new Shape(2), DataType.FLOAT64));
    }
    refusesWay(
        "a Stepper takes rules that update each element by itself",
        () -> new DjlOptimizer(LAMB.defaults()));
    refusesWay(
        "the configuration must have one device, the CPU",
        () ->
            new Network(
                (m, c) ->
                    new DjlTrainer(
                        m,
                        new DefaultTrainingConfig(Loss.l2Loss())
                            .optDevices(new Device[] {Device.cpu(), Device.cpu()}),
                        Recipe.of(Adam.defaults()))));
  }

  private static void refuses(String part, NDArray array) {
    refusesWay(part, () -> new Borrowed("w", array));
  }

  private static void refusesWay(String part, org.junit.jupiter.api.function.Executable way) {
    String message = assertThrows(IllegalArgumentException.class, way).getMessage();
    assertTrue(message.contains(part), message);
  }

  @Test
  void decayBelongsToTheRule() {
    Adam.Hyper rule = Adam.defaults();
    try (DjlOptimizer optimizer = new DjlOptimizer(rule.decay(Decay.decoupled(0.5)));
        NDManager manager = NDManager.newBaseManager("PyTorch")) {
      NDArray weight = manager.ones(new Shape(1));
      optimizer.update("w", weight, manager.zeros(new Shape(1)));
      assertEquals((float) (1 - 0.5 * 0.001), weight.getFloat());
    }
  }
}
