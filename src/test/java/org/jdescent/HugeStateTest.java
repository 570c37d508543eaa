package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.jdescent.optimizers.Momentum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tensor of more than 2³¹ bytes in a file. */
class HugeStateTest {
  private static final int SIZE = 600_000_000;

  @Test
  void everyByteComesBack(@TempDir Path folder) throws Exception {
    assumeTrue(
        Boolean.getBoolean("jdescent.test.huge"),
        "takes 9.6 GB of memory and 2.4 GB of disk; run with -Dtest=HugeStateTest"
            + " -Djdescent.test.huge=true");
    String output =
        new ChildJvm(Probe.class)
            .option(
                "-Xmx256m",
                "-Dorg.bytedeco.javacpp.maxbytes=0",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0")
            .run(folder.resolve("state").toString());
    assertEquals("0 is how the states compare, at step 1\n", output);
  }

  /** Saves a velocity in which no two neighbours are the same, and loads it. */
  static final class Probe {
    private static final int BLOCK = 1_000_003;

    public static void main(String[] arguments) throws IOException {
      Path file = Path.of(arguments[0]);
      FloatPointer p = new FloatPointer(SIZE);
      FloatPointer g = new FloatPointer(SIZE);
      float[] pattern = Values.ordinary(BLOCK, 1);
      for (long at = 0; at < SIZE; at += BLOCK) {
        g.position(at).put(pattern, 0, (int) Math.min(BLOCK, SIZE - at));
      }
      g.position(0);
      Pointer.memset(p, 0, 4L * SIZE);
      Map<String, FloatPointer> params = Map.of("p", p);
      try (Optimizer one = new Momentum(0.5);
          Optimizer two = new Momentum(0.5)) {
        one.update(params, Map.of("p", g));
        one.save(file);
        two.load(file);
        two.bind(ParameterSet.of(params));
        FloatPointer v = one.slots("p").get("v");
        int order = Pointer.memcmp(v, two.slots("p").get("v"), 4L * SIZE);
        System.out.printf("%d is how the states compare, at step %d%n", order, two.step());
      }
    }
  }
}
