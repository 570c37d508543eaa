package org.jdescent.nd4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.api.Model;
import org.jdescent.Optimizer;
import org.jdescent.Outcome;
import org.jdescent.Parameter;
import org.jdescent.ParameterSet;
import org.jdescent.Recipe;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An optimizer for a DL4J network in the place of its own updater, which is never asked: all
 * parameters in one native call, with everything that a recipe has. After {@code
 * network.computeGradientAndScore()}, call {@link #step()}.
 *
 * <p>DL4J's gradients are sums over the examples; they are divided by their number here, where DL4J
 * does it. The network's own regularization is left out: weight decay is the recipe's.
 */
public final class NetworkOptimizer implements AutoCloseable {
  /** What batch normalization keeps among the parameters; its "gradients" are to be subtracted. */
  private static final Set<String> STATISTICS = Set.of("mean", "var", "log10stdev");

  private final Model network;
  private final Optimizer optimizer;

  /**
   * For an initialized network.
   *
   * @throws IllegalArgumentException if it has no parameters, or of another type than FLOAT
   */
  public NetworkOptimizer(Model network, Recipe recipe) {
    this.network = network;
    optimizer = recipe.start();
    try {
      optimizer.bind(parameters());
    } catch (RuntimeException e) {
      optimizer.close();
      throw e;
    }
  }

  /** The network's parameters as this optimizer sees them, statistics left out. */
  public ParameterSet parameters() {
    return set(network.paramTable());
  }

  private static ParameterSet set(Map<String, INDArray> arrays) {
    List<Parameter> parameters = new ArrayList<>();
    arrays.forEach(
        (name, array) -> {
          if (!isStatistic(name)) parameters.add(Nd4jArrays.parameter(name, array));
        });
    return ParameterSet.of(parameters.toArray(Parameter[]::new));
  }

  private static boolean isStatistic(String name) {
    return STATISTICS.contains(name.substring(name.lastIndexOf('_') + 1));
  }

  /**
   * Updates the network from the gradients that it has computed.
   *
   * @throws IllegalArgumentException as {@link Optimizer#update}
   */
  public Outcome step() {
    Map<String, INDArray> gradients = network.gradient().gradientForVariable();
    gradients.forEach(
        (name, gradient) -> {
          if (isStatistic(name)) network.getParam(name).subi(gradient);
          else if (network.conf().isMiniBatch()) gradient.divi(network.batchSize());
        });
    return optimizer.update(parameters(), set(gradients));
  }

  /** The optimizer itself: its state, rates, averages. */
  public Optimizer optimizer() {
    return optimizer;
  }

  /** Frees the optimizer's state; the network's memory is the network's. */
  @Override
  public void close() {
    optimizer.close();
  }
}
