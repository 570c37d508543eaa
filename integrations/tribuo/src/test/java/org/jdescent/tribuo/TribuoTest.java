package org.jdescent.tribuo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.util.SplittableRandom;
import org.jdescent.Schedule;
import org.jdescent.optimizers.AdEMAMix;
import org.jdescent.optimizers.AdaGrad;
import org.jdescent.optimizers.Adam;
import org.jdescent.optimizers.LAMB;
import org.jdescent.optimizers.SGD;
import org.junit.jupiter.api.Test;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.evaluation.LabelEvaluator;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.Parameters;
import org.tribuo.math.StochasticGradientOptimiser;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.SparseVector;
import org.tribuo.math.la.Tensor;
import org.tribuo.math.protos.ParametersProto;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Logistic regression learns two clouds of points. */
class TribuoTest {
  private static MutableDataset<Label> clouds(boolean dense) {
    LabelFactory labels = new LabelFactory();
    MutableDataset<Label> data =
        new MutableDataset<>(new SimpleDataSourceProvenance("two clouds", labels), labels);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200; i++) {
      double side = i % 2 == 0 ? 1 : -1;
      String[] names = dense || i % 3 > 0 ? new String[] {"x", "y"} : new String[] {"x"};
      double[] values = new double[names.length];
      for (int k = 0; k < values.length; k++) values[k] = side + random.nextGaussian();
      Example<Label> example =
          new ArrayExample<>(new Label(side > 0 ? "right" : "left"), names, values);
      data.add(example);
    }
    return data;
  }

  private static LinearSGDModel trained(StochasticGradientOptimiser optimiser) {
    return (LinearSGDModel)
        new LinearSGDTrainer(new LogMulticlass(), optimiser, 5, 1000, 10, 7).train(clouds(true));
  }

  private static double[] weights(LinearSGDModel model) {
    DenseMatrix weights = model.getWeightsCopy();
    double[] all = new double[weights.getDimension1Size() * weights.getDimension2Size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = weights.get(i / weights.getDimension2Size(), i % weights.getDimension2Size());
    }
    return all;
  }

  @Test
  void trainsAsTribuosOwnSgdAndAdaGradDo() {
    assertArrayEquals(
        weights(trained(org.tribuo.math.optimisers.SGD.getSimpleSGD(0.1))),
        weights(trained(new JDescentOptimiser(SGD.defaults().learningRate(0.1)))),
        1e-5);
    assertArrayEquals(
        weights(trained(new org.tribuo.math.optimisers.AdaGrad(0.1, 1e-6))),
        weights(trained(new JDescentOptimiser(AdaGrad.defaults().learningRate(0.1).epsilon(1e-6)))),
        1e-4);
  }

  @Test
  void optimizersThatTribuoHasNotLearnTheClouds() {
    for (JDescentOptimiser optimiser :
        new JDescentOptimiser[] {
          new JDescentOptimiser(AdEMAMix.defaults().learningRate(0.05)),
          new JDescentOptimiser(LAMB.defaults().learningRate(0.05))
        }) {
      double accuracy = new LabelEvaluator().evaluate(trained(optimiser), clouds(true)).accuracy();
      assertTrue(accuracy > 0.85, optimiser + ": " + accuracy);
    }
  }

  @Test
  void configurationAndProvenanceComeBack() {
    LinearSGDModel model = trained(new JDescentOptimiser(Adam.torch().learningRate(0.05)));
    ConfigurationManager manager = new ConfigurationManager();
    manager.addConfiguration(
        ProvenanceUtil.extractConfiguration(model.getProvenance().getTrainerProvenance()));
    LinearSGDTrainer again = (LinearSGDTrainer) manager.lookup("linearsgdtrainer-0");
    assertArrayEquals(weights(model), weights((LinearSGDModel) again.train(clouds(true))));
    assertTrue(model.getProvenance().toString().contains("Adam[learningRate=0.05"));
  }

  @Test
  void sparseGradientsAreRefusedByName() {
    LinearSGDTrainer trainer =
        new LinearSGDTrainer(
            new LogMulticlass(), new JDescentOptimiser(Adam.defaults()), 1, 1000, 1, 7);
    String message =
        assertThrows(IllegalArgumentException.class, () -> trainer.train(clouds(false)))
            .getMessage();
    assertTrue(message.contains("must be a DenseVector or a DenseMatrix, got a"), message);
  }

  @Test
  void theWeightOfAnExampleMultipliesItsGradient() {
    OneVector model = new OneVector();
    JDescentOptimiser optimiser = new JDescentOptimiser(SGD.defaults().learningRate(0.5));
    assertThrows(IllegalStateException.class, () -> optimiser.step(model.get(), 1));
    optimiser.initialise(model);
    Tensor[] updates = {DenseVector.createDenseVector(new double[] {4})};
    assertEquals(6, ((DenseVector) optimiser.step(updates, 3)[0]).get(0));
    assertThrows(IllegalArgumentException.class, () -> optimiser.step(new Tensor[0], 1));
    assertThrows(
        IllegalArgumentException.class, () -> optimiser.step(new Tensor[] {new DenseVector(2)}, 1));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            optimiser.step(
                new Tensor[] {SparseVector.createSparseVector(1, new int[1], new double[1])}, 1));
    optimiser.reset();
    assertThrows(IllegalStateException.class, () -> optimiser.step(updates, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new JDescentOptimiser(SGD.defaults().learningRate(Schedule.linear(1, 0, 5))));
  }

  /** The least model there is. */
  private static final class OneVector implements Parameters {
    private static final long serialVersionUID = 1;
    private final DenseVector vector = new DenseVector(1);

    @Override
    public Tensor[] getEmptyCopy() {
      return new Tensor[] {new DenseVector(1)};
    }

    @Override
    public Tensor[] get() {
      return new Tensor[] {vector};
    }

    @Override
    public void set(Tensor[] tensors) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void update(Tensor[] updates) {
      vector.intersectAndAddInPlace(updates[0]);
    }

    @Override
    public Tensor[] merge(Tensor[][] gradients, int size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ParametersProto serialize() {
      throw new UnsupportedOperationException();
    }
  }
}
