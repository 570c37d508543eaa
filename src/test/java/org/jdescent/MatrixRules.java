package org.jdescent;

import java.util.ArrayList;
import java.util.List;
import org.jdescent.optimizers.Muon;
import org.jdescent.optimizers.SOAP;
import org.jdescent.optimizers.Shampoo;

/** The rules that take matrices, with what makes them differ in code. */
final class MatrixRules {
  private MatrixRules() {}

  static List<Rule> all() {
    List<Rule> rules = new ArrayList<>(Catalog.namedForMatrices().values());
    rules.add(Muon.defaults().coefficients(Muon.Coefficients.POLAR_EXPRESS).iterations(7));
    rules.add(Shampoo.defaults().graft(Shampoo.Graft.SGD).every(2).edge(20));
    rules.add(Shampoo.defaults().graft(Shampoo.Graft.ADAGRAD).every(3));
    rules.add(SOAP.defaults().every(2));
    rules.add(SOAP.defaults().every(1).most(50));
    return rules;
  }

  /** Square, wide, tall, one row, one column, four dimensions; some larger than a piece of work. */
  static Model model() {
    return new Model()
        .with("square", 30, 30)
        .with("wide", 20, 70)
        .with("tall", 130, 40)
        .with("row", 1, 9)
        .with("column", 9, 1)
        .with("one", 1, 1)
        .with("filters", 4, 3, 2, 2)
        .with("empty", 0, 4)
        .with("large", 210, 170);
  }

  /** Gradients that depend on the number of the call alone. */
  static void train(Model model, Optimizer optimizer, int from, int to) {
    for (int call = from; call < to; call++) {
      gradients(model, call);
      model.update(optimizer);
    }
  }

  /** Those of a call. */
  static void gradients(Model model, int call) {
    for (String name : model.params.keySet()) {
      model.g(name, Values.ordinary(model.p(name).length, 31 * call + name.hashCode()));
    }
  }
}
