package org.jdescent.loading;

import org.jdescent.NativeLibraryException;
import org.jdescent.Optimizer;
import org.jdescent.Parameter;
import org.jdescent.ParameterSet;
import org.jdescent.Recipe;
import org.jdescent.optimizers.Muon;

/** A step of a rule that needs OpenBLAS. */
final class MatrixStep {
  private MatrixStep() {}

  public static void main(String[] arguments) {
    try (Optimizer optimizer = Recipe.of(Muon.defaults()).start()) {
      ParameterSet params = ParameterSet.of(Parameter.copyOf("w", new float[] {1, 2, 3, 4}, 2, 2));
      ParameterSet grads = ParameterSet.of(Parameter.copyOf("w", new float[] {4, 3, 2, 1}, 2, 2));
      System.out.println("matrix step: " + optimizer.update(params, grads));
    } catch (NativeLibraryException e) {
      System.out.println(e.getMessage());
    }
  }
}
