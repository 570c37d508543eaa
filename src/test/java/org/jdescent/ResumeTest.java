package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.internal.Native;
import org.jdescent.internal.ThreadBudget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that is saved after any call and goes on in a fresh process, with another number of threads
 * and in another tier, ends with the same bits as one that was never interrupted.
 */
@ExtendWith(ManyThreads.class)
class ResumeTest {
  private static final int SEEDS = Integer.getInteger("jdescent.test.resumes", 40);

  @Test
  void everyCallIsAGoodPlaceToStop(@TempDir Path folder) throws Exception {
    List<String> expected = new ArrayList<>();
    for (int seed = 1; seed <= SEEDS; seed++) expected.add(uninterrupted(seed, folder));
    for (Tier tier : Tier.values()) {
      if (tier.ordinal() > Native.tierSupported()) continue;
      String output =
          new ChildJvm(Child.class)
              .option("-Dorg.jdescent.tier=" + tier)
              .run(
                  folder.toString(), Integer.toString(SEEDS), Integer.toString(3 + tier.ordinal()));
      List<String> lines = output.lines().toList();
      assertEquals(SEEDS * (RandomRun.CALLS + 1), lines.size(), output);
      for (int i = 0; i < lines.size(); i++) {
        int seed = i / (RandomRun.CALLS + 1);
        assertEquals(expected.get(seed), lines.get(i), "seed %d, %s".formatted(seed + 1, tier));
      }
    }
    System.out.printf(
        "ResumeTest: %,d runs gone on in fresh processes, 0 differ in any bit%n",
        SEEDS * (RandomRun.CALLS + 1) * (Native.tierSupported() + 1));
  }

  private static Path file(Path folder, int seed, int call) {
    return folder.resolve("%d-%d.safetensors".formatted(seed, call));
  }

  /** Saves before the first call and after each; returns the digest of the end. */
  private static String uninterrupted(int seed, Path folder) throws IOException {
    try (RandomRun run = new RandomRun(seed);
        Optimizer optimizer = run.start(2)) {
      optimizer.bind(run.params());
      optimizer.save(file(folder, seed, 0), run.params());
      for (int call = 1; call <= RandomRun.CALLS; call++) {
        run.update(optimizer, run.gradients(call, optimizer.lossScale()));
        optimizer.save(file(folder, seed, call), run.params());
      }
      return digest(run, optimizer);
    }
  }

  /** Everything that a user can see. */
  private static String digest(RandomRun run, Optimizer optimizer) {
    CRC32 sum = new CRC32();
    for (RandomRun.Member member : run.members) {
      add(sum, member.p.get());
      for (FloatPointer slot : optimizer.slots(member.name).values()) add(sum, Model.read(slot));
      Map<String, FloatPointer> averages = optimizer.averages(member.name);
      for (FloatPointer average : averages.values()) add(sum, Model.read(average));
    }
    return "%08x, step %d, scale %s, norms %s and %s, %s"
        .formatted(
            sum.getValue(),
            optimizer.step(),
            optimizer.lossScale(),
            optimizer.gradientNorm(),
            optimizer.updateNorm(),
            optimizer.skips());
  }

  private static void add(CRC32 sum, float[] values) {
    for (float value : values) {
      int bits = Float.floatToIntBits(value); // all NaNs are one value
      for (int shift = 0; shift < 32; shift += 8) sum.update(bits >>> shift);
    }
  }

  /** Goes on from every file and prints how it ended. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) throws IOException {
      ThreadBudget.bytesPerThread(1);
      for (int seed = 1; seed <= Integer.parseInt(args[1]); seed++) {
        for (int call = 0; call <= RandomRun.CALLS; call++) {
          System.out.println(goOn(Path.of(args[0]), seed, call, Integer.parseInt(args[2])));
        }
      }
    }

    private static String goOn(Path folder, int seed, int from, int threads) throws IOException {
      try (RandomRun run = new RandomRun(seed);
          Optimizer optimizer = run.start(threads)) {
        List<String> differences = optimizer.load(file(folder, seed, from), run.params());
        if (!differences.isEmpty()) return differences.toString();
        for (int call = from + 1; call <= RandomRun.CALLS; call++) {
          run.update(optimizer, run.gradients(call, optimizer.lossScale()));
        }
        return digest(run, optimizer);
      }
    }
  }
}
