package org.jdescent.tribuo;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import org.jdescent.Optimizer;
import org.jdescent.Recipe;
import org.jdescent.Rule;
import org.jdescent.RuleText;
import org.tribuo.math.Parameters;
import org.tribuo.math.StochasticGradientOptimiser;
import org.tribuo.math.la.Tensor;

/**
 * Any optimizer of this library for Tribuo's trainers, {@code new LogisticRegressionTrainer()} and
 * its kin among them; it can be configured and leaves its provenance.
 *
 * <p>Tribuo keeps doubles on the heap and adds what it is given: parameters and gradients are
 * copied and rounded to float in each step, gradients change their sign, and what comes back is how
 * far the rounded parameters moved. The weight of an example multiplies its gradient. Sparse
 * gradients are refused.
 */
public final class JDescentOptimiser implements StochasticGradientOptimiser {
  @Config(
      mandatory = true,
      description = "The rule as text: Adam, or Adam[learningRate=0.01, beta1=0.8].")
  private String rule;

  private Optimizer optimizer; // null unless a model is being trained
  private Parameters parameters;
  private Rows rows;

  /** For Tribuo's configuration. */
  private JDescentOptimiser() {}

  /**
   * For a rule with constant hyper-parameters.
   *
   * @throws IllegalArgumentException if it cannot be written as {@link RuleText}
   */
  public JDescentOptimiser(Rule rule) {
    this.rule = RuleText.of(rule);
  }

  /** Called once the configuration is read. */
  @Override
  public void postConfig() {
    RuleText.parse(rule);
  }

  @Override
  public void initialise(Parameters parameters) {
    reset();
    this.parameters = parameters;
    rows = new Rows(parameters.get());
    optimizer = Recipe.of(RuleText.parse(rule)).start();
  }

  /**
   * What is to be added to the parameters.
   *
   * @param updates the direction in which the objective rises, dense; changed and returned
   * @param weight of the example or the batch
   */
  @Override
  public Tensor[] step(Tensor[] updates, double weight) {
    if (optimizer == null) throw new IllegalStateException("initialise comes before step");
    rows.takeParameters(parameters.get());
    rows.takeGradients(updates, -weight);
    optimizer.update(rows.parameters(), rows.gradients());
    rows.giveMovements(updates);
    return updates;
  }

  /** Forgets the model, and frees the state. */
  @Override
  public void reset() {
    if (optimizer != null) optimizer.close();
    if (rows != null) rows.close();
    optimizer = null;
    rows = null;
    parameters = null;
  }

  @Override
  public JDescentOptimiser copy() {
    return new JDescentOptimiser(RuleText.parse(rule));
  }

  @Override
  public ConfiguredObjectProvenance getProvenance() {
    return new ConfiguredObjectProvenanceImpl(this, "StochasticGradientOptimiser");
  }

  @Override
  public String toString() {
    return "JDescentOptimiser(%s)".formatted(rule);
  }
}
