package org.jdescent.loading;

import java.util.Arrays;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.JDescent;
import org.jdescent.NativeLibraryException;
import org.jdescent.Optimizer;
import org.jdescent.optimizers.Adam;

/**
 * The program that is packed and started: one step of Adam, and what it did or why it could not.
 */
public final class OneStep {
  private static final int SMALL = 1003;

  private OneStep() {}

  /** With a size, other than the one that all processes compare. */
  public static void main(String[] arguments) {
    int size = arguments.length == 0 ? SMALL : Integer.parseInt(arguments[0]);
    float[] p = new float[size];
    float[] g = new float[size];
    for (int i = 0; i < size; i++) {
      p[i] = i / 1000f;
      g[i] = i - size / 2;
    }
    float[] result = new float[size];
    try (Optimizer optimizer = new Adam(0.001).threads(3);
        FloatPointer params = new FloatPointer(p);
        FloatPointer grads = new FloatPointer(g)) {
      optimizer.update(Map.of("p", params), Map.of("p", grads));
      params.get(result);
    } catch (NativeLibraryException e) {
      System.out.println(e.getMessage());
      return;
    }
    for (int i = 0; i < size; i++) { // the first step is as long as the learning rate
      float expected = p[i] - 0.001f * Math.signum(g[i]);
      if (!(Math.abs(result[i] - expected) < 1e-6f * Math.max(1, p[i]))) {
        throw new AssertionError("%d: %s, not %s".formatted(i, result[i], expected));
      }
    }
    System.out.printf("one step: bits %08x, %s%n", Arrays.hashCode(result), JDescent.tier());
  }

  /** Makes a pointer of JavaCPP before anything of JDescent. */
  static final class PointerFirst {
    public static void main(String[] arguments) {
      try (FloatPointer pointer = new FloatPointer(1)) {
        System.out.println("a pointer of " + pointer.capacity());
      } catch (RuntimeException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
