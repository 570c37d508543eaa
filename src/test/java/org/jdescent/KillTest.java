package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdescent.optimizers.Adam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that save after every step are killed, with SIGKILL, again and again. Each goes on from
 * the checkpoint that the one before left. {@code -Djdescent.test.kills=2000} kills more often.
 */
class KillTest {
  private static final int KILLS = Integer.getInteger("jdescent.test.kills", 200);
  private static final int CHAINS = 2; // of processes, side by side
  private static final int KEEP = 3;
  private static final Recipe RECIPE =
      Recipe.of(Adam.torch().learningRate(Schedule.cosine(0.1, 0, 5000)))
          .average(Average.ema(0.99))
          .clip(Clip.globalNorm(1));
  private final AtomicInteger kills = new AtomicInteger();

  @Test
  void noCheckpointIsLost(@TempDir Path folder) {
    long steps =
        IntStream.range(0, CHAINS)
            .parallel()
            .mapToLong(chain -> chain(folder.resolve("chain" + chain), chain))
            .sum();
    System.out.printf(
        "KillTest: %d processes killed in %,d steps with a checkpoint each, 0 checkpoints lost or"
            + " unreadable, 0 bits differ from an uninterrupted run%n",
        kills.get(), steps);
  }

  /** One process after the other; returns the steps that they came to together. */
  private long chain(Path folder, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    try (Model uninterrupted = model();
        Optimizer expected = RECIPE.start()) {
      for (int kill = 0; kill < KILLS / CHAINS; kill++) {
        long told = killed(folder, random.nextInt(100_000_000));
        kills.incrementAndGet();
        try (Model resumed = model();
            Optimizer optimizer = RECIPE.start()) {
          Checkpoints checkpoints = new Checkpoints(folder, KEEP);
          Optional<Checkpoints.Resumed> last =
              checkpoints.resume(optimizer, resumed.shaped(resumed.params));
          List<Path> files = checkpoints.files();
          assertEquals(
              files.get(files.size() - 1), last.orElseThrow().file(), "the last is damaged");
          long step = optimizer.step();
          assertTrue(step == told || step == told + 1, step + " after it had told " + told);
          while (expected.step() < step) step(uninterrupted, expected);
          assertArrayEquals(uninterrupted.p("fc.weight"), resumed.p("fc.weight"));
          assertArrayEquals(
              Model.read(expected.slots("fc.weight").get("v")),
              Model.read(optimizer.slots("fc.weight").get("v")));
          assertArrayEquals(
              Model.read(expected.averages("fc.bias").get("ema")),
              Model.read(optimizer.averages("fc.bias").get("ema")));
          assertTrue(files.size() <= KEEP + 1, files.toString()); // killed before it deleted one
          assertTrue(count(folder) <= files.size() + 1, "stale temporaries remain");
        }
      }
      return expected.step();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static long count(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  /** Kills a process some time after it has begun to save; returns the last step it told. */
  private static long killed(Path folder, int nanos) throws IOException, InterruptedException {
    Process process =
        new ChildJvm(Child.class)
            .option("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m")
            .start(folder.toString());
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      long told = told(output.readLine());
      TimeUnit.NANOSECONDS.sleep(nanos);
      process.toHandle().destroyForcibly(); // its output stays open
      for (String line; (line = output.readLine()) != null; ) {
        if (line.endsWith(".")) told = told(line); // what comes after the last one was cut
      }
      assertEquals(128 + 9, process.waitFor(), "it did not die of the signal");
      return told;
    }
  }

  private static long told(String line) {
    assertTrue(line != null && line.matches("\\d+\\."), "it said " + line);
    return Long.parseLong(line.substring(0, line.length() - 1));
  }

  private static Model model() {
    return new Model().with("fc.weight", 30, 40).with("fc.bias", 30);
  }

  /** A gradient that depends on nothing but parameters and step. */
  private static void step(Model model, Optimizer optimizer) {
    for (String name : model.params.keySet()) {
      float[] g = model.p(name);
      for (int i = 0; i < g.length; i++) g[i] += (i + optimizer.step()) % 7 - 3;
      model.g(name, g);
    }
    model.update(optimizer);
  }

  /** Trains and saves until it is killed; tells the steps that are saved. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) throws IOException {
      try (Model model = model();
          Optimizer optimizer = RECIPE.start()) {
        ParameterSet params = model.shaped(model.params);
        Checkpoints checkpoints = new Checkpoints(Path.of(args[0]), KEEP);
        checkpoints.resume(optimizer, params);
        while (true) {
          step(model, optimizer);
          checkpoints.save(optimizer, params);
          System.out.println(optimizer.step() + ".");
        }
      }
    }
  }
}
