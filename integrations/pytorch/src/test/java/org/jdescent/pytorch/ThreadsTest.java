package org.jdescent.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jdescent.Optimizer;
import org.jdescent.ParameterSet;
import org.jdescent.Recipe;
import org.jdescent.optimizers.AdamW;
import org.jdescent.optimizers.Muon;
import org.junit.jupiter.api.Test;

/** PyTorch's threads are as many as before, whatever JDescent does. */
class ThreadsTest {
  private static final String OURS_OR_JAVAS = "jdescent|Cleaner-\\d+|(C1|C2|G1|GC) .*";

  @Test
  void arePyTorchsOwn() throws IOException {
    TorchTensors.load();
    torch.set_num_threads(3);
    Tensor large = torch.ones(1000, 1000);
    Tensor square = torch.ones(16, 16);
    large.matmul(large); // its threads are there
    List<String> before = threads();
    ParameterSet params = set(large, square);
    ParameterSet grads = set(torch.ones(1000, 1000), torch.randn(16, 16));
    Recipe recipe =
        Recipe.of(AdamW.defaults()).group("matrix", p -> p.name().equals("b"), Muon.defaults());
    try (Optimizer optimizer = recipe.start().threads(4)) {
      for (int step = 0; step < 1000; step++) optimizer.update(params, grads);
    }
    assertEquals(3, torch.get_num_threads());
    List<String> after = threads();
    assertEquals(before.size(), after.size(), "threads were " + before + ", are " + after);
    assertTrue(before.size() >= 3, before.toString());
  }

  private static ParameterSet set(Tensor a, Tensor b) {
    return ParameterSet.of(TorchTensors.parameter("a", a), TorchTensors.parameter("b", b));
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
