package org.jdescent.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jdescent.Average;
import org.jdescent.Clip;
import org.jdescent.Decay;
import org.jdescent.Recipe;
import org.jdescent.Rule;
import org.jdescent.optimizers.AdEMAMix;
import org.jdescent.optimizers.Adam;
import org.jdescent.optimizers.AdamW;
import org.jdescent.optimizers.FTRL;
import org.jdescent.optimizers.Muon;
import org.jdescent.optimizers.SGD;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/** A small network is trained in ND4J's own memory. */
class Nd4jTest {
  private static final int STEPS = 50;
  private final INDArray x = inputs();
  private final INDArray y = Transforms.sin(x.sum(true, 1));

  private static INDArray inputs() {
    Nd4j.getRandom().setSeed(3);
    return Nd4j.rand(DataType.FLOAT, 64, 8);
  }

  private static MultiLayerConfiguration configuration(IUpdater updater) {
    return new NeuralNetConfiguration.Builder()
        .seed(5)
        .updater(updater)
        .list()
        .layer(new DenseLayer.Builder().nIn(8).nOut(16).activation(Activation.TANH).build())
        .layer(output())
        .build();
  }

  private static OutputLayer output() {
    return new OutputLayer.Builder(LossFunction.MSE)
        .nIn(16)
        .nOut(1)
        .activation(Activation.IDENTITY)
        .build();
  }

  private static MultiLayerNetwork network(MultiLayerConfiguration configuration) {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }

  private MultiLayerNetwork fitted(IUpdater updater) {
    MultiLayerNetwork network = network(configuration(updater));
    for (int step = 0; step < STEPS; step++) network.fit(x, y);
    return network;
  }

  private void compute(MultiLayerNetwork network) {
    network.setInput(x);
    network.setLabels(y);
    network.computeGradientAndScore();
  }

  private MultiLayerNetwork stepped(Recipe recipe) {
    MultiLayerNetwork network = network(configuration(new org.nd4j.linalg.learning.config.Sgd(1)));
    try (NetworkOptimizer optimizer = new NetworkOptimizer(network, recipe)) {
      for (int step = 0; step < STEPS; step++) {
        compute(network);
        optimizer.step();
      }
    }
    return network;
  }

  private static float[] values(MultiLayerNetwork network) {
    return network.params().dup().data().asFloat();
  }

  @Test
  void bothWaysTrainAsDl4jsOwnAdamDoes() {
    Rule rule = Adam.defaults().learningRate(0.01).epsilon(1e-8);
    MultiLayerNetwork theirs = fitted(new org.nd4j.linalg.learning.config.Adam(0.01));
    MultiLayerNetwork updater = fitted(new JDescentUpdater(rule));
    MultiLayerNetwork direct = stepped(Recipe.of(rule));
    assertArrayEquals(values(theirs), values(updater), 1e-4f);
    assertArrayEquals(values(theirs), values(direct), 1e-4f);
    compute(theirs);
    compute(updater);
    assertEquals(theirs.score(), updater.score(), 1e-4);
  }

  @Test
  void aScheduleOfDl4jIsFollowed() {
    var schedule = new ExponentialSchedule(ScheduleType.ITERATION, 0.1, 0.9);
    MultiLayerNetwork theirs = fitted(new org.nd4j.linalg.learning.config.Sgd(schedule));
    MultiLayerNetwork ours = fitted(new JDescentUpdater(SGD.defaults(), schedule));
    assertArrayEquals(values(theirs), values(ours), 1e-5f);
  }

  @Test
  void theConfigurationComesBackFromJson() {
    var schedule = new ExponentialSchedule(ScheduleType.ITERATION, 0.1, 0.9);
    for (JDescentUpdater updater :
        new JDescentUpdater[] {
          new JDescentUpdater(AdEMAMix.defaults().learningRate(0.02)),
          new JDescentUpdater(Adam.torch(), schedule)
        }) {
      MultiLayerConfiguration before = configuration(updater);
      MultiLayerConfiguration after = MultiLayerConfiguration.fromJson(before.toJson());
      assertEquals(before, after);
      assertEquals(MultiLayerConfiguration.fromYaml(before.toYaml()), before);
      assertEquals(updater, updater.clone());
      assertEquals(updater.hashCode(), updater.clone().hashCode());
    }
  }

  @Test
  void trainingGoesOnFromDl4jsOwnFile() throws Exception {
    MultiLayerNetwork straight = fitted(new JDescentUpdater(AdEMAMix.defaults()));
    java.io.File file = java.io.File.createTempFile("network", ".zip");
    try {
      straight.save(file, true);
      MultiLayerNetwork loaded = MultiLayerNetwork.load(file, true);
      for (MultiLayerNetwork network : new MultiLayerNetwork[] {straight, loaded}) {
        for (int step = 0; step < 5; step++) network.fit(x, y);
      }
      assertArrayEquals(values(straight), values(loaded));
    } finally {
      assertTrue(file.delete());
    }
  }

  @Test
  void theDirectFormTakesAWholeStep() {
    Recipe recipe =
        Recipe.of(AdamW.defaults().learningRate(0.01))
            .hiddenMatrices(Muon.defaults())
            .clip(Clip.globalNorm(1))
            .average(Average.ema(0.9));
    MultiLayerNetwork network = stepped(recipe);
    MultiLayerNetwork fresh = network(configuration(new org.nd4j.linalg.learning.config.Sgd(1)));
    compute(fresh);
    double before = fresh.score();
    compute(network);
    assertTrue(network.score() < before / 2, network.score() + " of " + before);
  }

  @Test
  void statisticsOfBatchNormalizationMoveAsDl4jMovesThem() {
    MultiLayerConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .seed(5)
            .updater(new org.nd4j.linalg.learning.config.Sgd(0.1))
            .list()
            .layer(new DenseLayer.Builder().nIn(8).nOut(16).build())
            .layer(new BatchNormalization.Builder().nOut(16).build())
            .layer(output())
            .build();
    MultiLayerNetwork theirs = network(configuration);
    MultiLayerNetwork ours = network(configuration.clone());
    ours.setParams(theirs.params().dup());
    try (NetworkOptimizer optimizer =
        new NetworkOptimizer(ours, Recipe.of(SGD.defaults().learningRate(0.1)))) {
      for (int step = 0; step < 5; step++) {
        theirs.fit(x, y);
        compute(ours);
        optimizer.step();
      }
    }
    assertArrayEquals(values(theirs), values(ours), 1e-5f);
  }

  @Test
  void viewsAreUpdatedInPlace() {
    INDArray whole = Nd4j.createFromArray(1f, 2f, 3f, 4f, 5f, 6f).reshape('c', 2, 3);
    INDArray row = whole.get(NDArrayIndex.point(1), NDArrayIndex.all());
    Nd4jArrays.parameter("row", row).data().put(7, 8, 9);
    assertArrayEquals(new float[] {1, 2, 3, 7, 8, 9}, whole.dup().data().asFloat());
    INDArray weight = whole.dup('f');
    assertArrayEquals(new long[] {3, 2}, Nd4jArrays.parameter("w", weight).shape());
    assertArrayEquals(new long[] {3}, Nd4jArrays.parameter("b", whole.getRow(0, true)).shape());
  }

  @Test
  void whatCannotBeUsedIsRefused() {
    INDArray whole = Nd4j.ones(DataType.FLOAT, 2, 3);
    refuses("without gaps", () -> Nd4jArrays.parameter("a", whole.getColumn(1)));
    refuses("of FLOAT, got DOUBLE", () -> Nd4jArrays.parameter("a", whole.castTo(DataType.DOUBLE)));
    INDArray closed = Nd4j.ones(DataType.FLOAT, 2);
    closed.close();
    refuses("open, got a closed one", () -> Nd4jArrays.parameter("a", closed));
    refuses("which FTRL", () -> new JDescentUpdater(FTRL.defaults()));
    refuses(
        "can be written as text",
        () -> new JDescentUpdater(Adam.defaults().decay(Decay.coupled(1))));
    JDescentUpdater adam = new JDescentUpdater(Adam.defaults());
    refuses(
        "the state must have the slots [m, v]", () -> adam.instantiate(java.util.Map.of(), true));
  }

  private static void refuses(String part, Executable use) {
    String message = assertThrows(IllegalArgumentException.class, use).getMessage();
    assertTrue(message.contains(part), message);
  }
}
