package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.internal.ThreadBudget;
import org.jdescent.optimizers.Adam;
import org.jdescent.oracle.Oracle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A caller whose thread flushes subnormals to zero, and whose first step makes workers that
 * therefore do too, gets the same bits.
 */
class FloatingPointModeTest {
  private static final int SIZE = 50_000;
  private static final int STEPS = 6;
  private static final Adam.Hyper RULE = Adam.defaults().tiny(0);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void aForeignModeDoesNotChangeTheBits(int threads) throws Exception {
    // In a process of its own: -Xcheck:jni resets the mode when a native method returns.
    assertEquals("0 differ; mode kept\n", new ChildJvm(Probe.class).run(String.valueOf(threads)));
  }

  /** Flushes to zero when the workers are made and during the first update, and not later. */
  static final class Probe {
    public static void main(String[] arguments) throws InterruptedException {
      ThreadBudget.bytesPerThread(1);
      float[] p = Values.normal(SIZE, 1);
      float[] gradient = Values.normal(SIZE, 2);
      for (int i = 0; i < SIZE; i++) gradient[i] *= 0x1p-70f; // its square is subnormal or less
      float[][] slots = Oracle.slots(RULE, SIZE);
      FloatPointer params = new FloatPointer(p);
      FloatPointer grads = new FloatPointer(gradient);
      for (int t = 1; t <= STEPS; t++) Oracle.step(RULE, t, p, gradient, slots);

      AtomicReference<String> report = new AtomicReference<>();
      Thread caller =
          new Thread(
              () -> {
                int threads = Integer.parseInt(arguments[0]);
                try (Optimizer optimizer = new Adam(RULE).threads(threads)) {
                  int mode = FloatingPointMode.get();
                  FloatingPointMode.set(mode | FloatingPointMode.flush());
                  optimizer.update(Map.of("p", params), Map.of("p", grads));
                  boolean kept =
                      (FloatingPointMode.get() & FloatingPointMode.flush())
                          == FloatingPointMode.flush();
                  FloatingPointMode.set(mode);
                  for (int t = 2; t <= STEPS; t++)
                    optimizer.update(Map.of("p", params), Map.of("p", grads));
                  int differ =
                      differences(p, params) + differences(slots[1], optimizer.slots("p").get("v"));
                  report.set("%d differ; mode %s".formatted(differ, kept ? "kept" : "lost"));
                }
              });
      caller.start();
      caller.join();
      System.out.println(report.get());
    }

    private static int differences(float[] expected, FloatPointer pointer) {
      float[] actual = new float[expected.length];
      pointer.get(actual);
      int count = 0;
      for (int i = 0; i < actual.length; i++) {
        if (Arrays.mismatch(new float[] {expected[i]}, new float[] {actual[i]}) >= 0) count++;
      }
      return count;
    }
  }
}
