package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.internal.Native;
import org.jdescent.optimizers.SGD;
import org.jdescent.oracle.Tensor;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A norm has the same bits for every tier and every number of threads. */
@ExtendWith(ManyThreads.class)
class NormTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 1000, 8192, 100_003, 1_234_567})
  void isTheSameForOneToSixteenThreadsInEveryTier(int size) {
    float[] gradient = Values.normal(size, size);
    Tensor tensor = new Tensor(null, gradient, 0, size);
    Set<Double> norms = new HashSet<>(List.of(Math.sqrt(tensor.squares(gradient))));
    try (FloatPointer p = new FloatPointer(new float[size]);
        FloatPointer g = new FloatPointer(gradient);
        Optimizer optimizer =
            Recipe.of(SGD.defaults().learningRate(1)).measure(Norm.values()).start()) {
      for (int tier = 0; tier <= Native.tierSupported(); tier++) {
        Native.capTier(tier);
        for (int threads = 1; threads <= 16; threads++) {
          optimizer.threads(threads).update(Map.of("w", p), Map.of("w", g));
          norms.add(optimizer.gradientNorm());
          norms.add(optimizer.updateNorm()); // at learning rate 1 the update is the gradient
        }
      }
    }
    assertEquals(1, norms.size(), norms.toString());
  }
}
