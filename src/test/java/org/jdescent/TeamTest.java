package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.optimizers.Adam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The threads of a step: they come awake, asleep, shared and many, and leave no trace in the bits.
 */
@ExtendWith(ManyThreads.class)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a thread may wait for ever
class TeamTest {
  private static final Path TASKS = Path.of("/proc/self/task");
  private static final int STEPS = 12;

  /**
   * A small step does not wait for a worker that sleeps, a large one does; see team.cpp. After 3
   * milliseconds they all sleep.
   */
  @ParameterizedTest
  @CsvSource({"50000, 0", "50000, 3", "300000, 0", "300000, 3"})
  void workersMaySleepBetweenSteps(int size, int pause) throws Exception {
    assertArrayEquals(train(size, 1, 0, false), train(size, 3, pause, false));
  }

  /** The norm makes all threads meet within a step. */
  @ParameterizedTest
  @CsvSource({"50000, 0", "50000, 3", "300000, 3"})
  void workersMeetWithinAStep(int size, int pause) throws Exception {
    assertArrayEquals(train(size, 1, 0, true), train(size, 5, pause, true));
  }

  /**
   * More threads than processors: some are done before others have begun, and take over from them.
   */
  @ParameterizedTest
  @CsvSource({"2, false", "6, false", "6, true", "127, true", "130, true"})
  void whoIsDoneFirstHelpsTheOthers(int threads, boolean clip) throws Exception {
    int size = 5_000_000;
    assertArrayEquals(train(size, 1, 0, clip), train(size, threads, 0, clip));
  }

  @Test
  void callersBorrowWorkersFromOnePool() throws Exception {
    float[] expected = train(40_000, 1, 0, true);
    ExecutorService callers = Executors.newFixedThreadPool(6);
    try {
      Callable<float[]> training = () -> train(40_000, 4, 0, true);
      List<Callable<float[]>> all = new ArrayList<>();
      for (int i = 0; i < 60; i++) all.add(training);
      for (Future<float[]> one : callers.invokeAll(all)) assertArrayEquals(expected, one.get());
    } finally {
      callers.shutdown();
    }
  }

  @Test
  void workersSleepAndAreKept() throws Exception {
    train(300_000, 4, 0, true);
    long before = workers();
    assertTrue(before >= 3, before + " workers");
    for (int i = 0; i < 20; i++) train(300_000, 4, 0, true);
    assertEquals(before, workers());
    Thread.sleep(100);
    assertEquals(0, running());
  }

  private static float[] train(int size, int threads, int pause, boolean clip) throws Exception {
    Adam.Hyper rule = Adam.defaults().learningRate(0.01);
    Recipe recipe = Recipe.of(rule);
    if (clip) recipe = recipe.clip(Clip.globalNorm(1));
    float[] result = new float[size];
    try (FloatPointer p = new FloatPointer(Values.normal(size, 1));
        FloatPointer g = new FloatPointer(Values.normal(size, 2));
        Optimizer optimizer = recipe.start().threads(threads)) {
      for (int t = 0; t < STEPS; t++) {
        optimizer.update(Map.of("p", p), Map.of("p", g));
        Thread.sleep(pause);
      }
      p.get(result);
    }
    return result;
  }

  private static long workers() throws IOException {
    return states().size();
  }

  private static long running() throws IOException {
    return states().stream().filter("R"::equals).count();
  }

  /** The states of this process's workers, as the system has them. */
  private static List<String> states() throws IOException {
    List<String> states = new ArrayList<>();
    try (Stream<Path> tasks = Files.list(TASKS)) {
      for (Path task : tasks.toList()) {
        String stat = Files.readString(task.resolve("stat"));
        if (stat.contains("(jdescent)")) {
          states.add(stat.substring(stat.lastIndexOf(')') + 2).substring(0, 1));
        }
      }
    }
    return states;
  }
}
