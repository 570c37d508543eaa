package org.jdescent.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jdescent.Optimizer;
import org.jdescent.ParameterSet;
import org.jdescent.Recipe;
import org.jdescent.optimizers.AdamW;
import org.jdescent.optimizers.Muon;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/** ND4J's threads are as many as before, whatever JDescent does. */
class ThreadsTest {
  private static final String OURS_OR_JAVAS = "jdescent|Cleaner-\\d+|(C1|C2|G1|GC) .*";

  @Test
  void areNd4jsOwn() throws IOException {
    INDArray large = Nd4j.ones(DataType.FLOAT, 1000, 1000);
    INDArray square = Nd4j.ones(DataType.FLOAT, 16, 16);
    NativeOps nd4j = NativeOpsHolder.getInstance().getDeviceNativeOps();
    nd4j.setOmpNumThreads(3);
    large.mmul(large); // its threads are there
    int most = nd4j.ompGetMaxThreads();
    List<String> before = threads();
    ParameterSet params = set(large, square);
    ParameterSet grads = set(Nd4j.ones(DataType.FLOAT, 1000, 1000), Nd4j.eye(16));
    Recipe recipe =
        Recipe.of(AdamW.defaults()).group("matrix", p -> p.name().equals("b"), Muon.defaults());
    try (Optimizer optimizer = recipe.start().threads(4)) {
      for (int step = 0; step < 1000; step++) optimizer.update(params, grads);
    }
    assertEquals(most, nd4j.ompGetMaxThreads());
    List<String> after = threads();
    assertEquals(before.size(), after.size(), "threads were " + before + ", are " + after);
  }

  private static ParameterSet set(INDArray a, INDArray b) {
    return ParameterSet.of(Nd4jArrays.parameter("a", a), Nd4jArrays.parameter("b", b));
  }

  private static List<String> threads() throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
      for (Path task : tasks.toList()) names.add(Files.readString(task.resolve("comm")).strip());
    }
    names.removeIf(name -> name.matches(OURS_OR_JAVAS));
    return names;
  }
}
