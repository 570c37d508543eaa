package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_full;
import org.jdescent.optimizers.Muon;
import org.junit.jupiter.api.Test;

/** Somebody else's OpenBLAS and ours, in one process. */
class OpenBlasTest {
  @Test
  void neitherTakesTheOthersThreads() throws IOException {
    float[] before = update(); // ours is there first, so that it could be mistaken for another
    Loader.load(openblas_full.class);
    openblas_full.openblas_set_num_threads(3);
    long threads = threads();
    assertEquals(3, openblas_full.openblas_get_num_threads(), "the other's were changed");
    for (int others : new int[] {3, 1, 4}) {
      openblas_full.openblas_set_num_threads(others);
      assertEquals(others, openblas_full.openblas_get_num_threads());
      float[] after = update();
      for (int i = 0; i < before.length; i++) assertEquals(before[i], after[i]);
    }
    assertTrue(JDescent.info().contains("a private copy"), JDescent.info());
    assertTrue(threads() <= threads + 4, "threads were " + threads + ", are " + threads());
  }

  private static float[] update() {
    try (Model model = new Model().with("w", 300, 200);
        Optimizer optimizer = Recipe.of(Muon.defaults()).start()) {
      MatrixRules.train(model, optimizer, 0, 2);
      return model.p("w");
    }
  }

  private static long threads() throws IOException {
    try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
      return tasks.count();
    }
  }
}
