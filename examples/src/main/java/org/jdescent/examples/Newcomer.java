package org.jdescent.examples;

import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.Optimizer;
import org.jdescent.optimizers.Adam;

/** The smallest program: Adam finds the minimum of (w - 3)². */
public final class Newcomer {
  private Newcomer() {}

  /** Prints how w approaches 3. */
  public static void main(String[] args) {
    try (FloatPointer w = new FloatPointer(new float[] {0});
        FloatPointer gradient = new FloatPointer(1);
        Optimizer optimizer = new Adam(0.1)) {
      for (int step = 1; step <= 200; step++) {
        gradient.put(0, 2 * (w.get(0) - 3));
        optimizer.update(Map.of("w", w), Map.of("w", gradient));
        if (step % 50 == 0) System.out.printf("step %3d: w = %.4f%n", step, w.get(0));
      }
    }
  }
}
