package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerPointer;
import org.jdescent.optimizers.Adam;
import org.junit.jupiter.api.Test;

/** A process is left as it was: signals, environment, floating-point mode, runtimes, threads. */
class HostTest {
  private static final int PROCESSORS = 4; // that Java is told of

  /** Workers, and Java's thread that frees the slots of optimizers that nobody closes. */
  private static final List<String> OURS = List.of("jdescent", "Cleaner-0");

  @Test
  void isLeftAsItWas() throws Exception {
    String output =
        new ChildJvm(Probe.class)
            .option("-XX:ActiveProcessorCount=" + PROCESSORS)
            .option("-XX:+UseSerialGC", "-XX:-UseDynamicNumberOfCompilerThreads")
            .run();
    assertEquals(
        """
        loaded: {}
        after 1000000 small and 100 large updates: {}, 3 workers, 0 ticks in 300 ms
        """,
        output);
  }

  @Test
  void callersHaveNoMoreWorkersThanTheBudgetGrantsThem() throws Exception {
    String output =
        new ChildJvm(Crowd.class).option("-XX:ActiveProcessorCount=" + PROCESSORS).run();
    int workers = Integer.parseInt(output.strip());
    int most = Crowd.CALLERS * (PROCESSORS - 1);
    assertTrue(workers >= PROCESSORS - 1 && workers <= most, workers + " workers");
  }

  static final class Probe {
    public static void main(String[] arguments) throws Exception {
      FloatPointer w = new FloatPointer(new float[10]); // JavaCPP has a thread
      FloatPointer g = new FloatPointer(new float[10]);
      FloatingPointMode.get();
      Map<String, String> before = facts();
      JDescent.info();
      System.out.println("loaded: " + changes(before));
      try (Optimizer optimizer = new Adam()) {
        Map<String, FloatPointer> params = Map.of("w", w);
        Map<String, FloatPointer> grads = Map.of("w", g);
        for (int i = 0; i < 1_000_000; i++) optimizer.update(params, grads);
      }
      large();
      Thread.sleep(100);
      long start = ticks();
      Thread.sleep(300);
      System.out.printf(
          "after 1000000 small and 100 large updates: %s, %d workers, %d ticks in 300 ms%n",
          changes(before), workers().size(), ticks() - start);
    }

    private static Map<String, String> changes(Map<String, String> before) throws IOException {
      Map<String, String> changes = new TreeMap<>();
      facts()
          .forEach(
              (what, now) -> {
                if (!now.equals(before.get(what))) changes.put(what, before.get(what) + "→" + now);
              });
      return changes;
    }
  }

  /** Several threads update at the same moment, which all want all processors. */
  static final class Crowd {
    static final int CALLERS = 3;

    public static void main(String[] arguments) throws Exception {
      List<Thread> callers = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) callers.add(new Thread(HostTest::large));
      for (Thread caller : callers) caller.start();
      for (Thread caller : callers) caller.join();
      System.out.println(workers().size());
    }
  }

  private static void large() {
    try (FloatPointer p = new FloatPointer(new float[500_000]);
        FloatPointer g = new FloatPointer(new float[500_000]);
        Optimizer optimizer = new Adam()) {
      for (int i = 0; i < 100; i++) optimizer.update(Map.of("p", p), Map.of("p", g));
    }
  }

  private static Map<String, String> facts() throws IOException {
    Map<String, String> facts = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("/proc/thread-self/status"))) {
      if (line.matches("Sig(Blk|Ign|Cgt):.*")) facts.put(line.substring(0, 6), line.substring(7));
    }
    facts.put(
        "mode", Integer.toHexString(FloatingPointMode.get() & ~0x3f)); // without what happened
    for (String variable : environment()) {
      String name = variable.replaceAll("(?s)=.*", "");
      facts.put("variable " + name, "#" + variable.hashCode()); // its value is nobody's business
    }
    TreeSet<String> runtimes = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of("/proc/self/maps"))) {
      if (line.matches(".*/lib(gomp|omp|iomp5|openblas)[.-].*"))
        runtimes.add(line.replaceAll(".*/", ""));
    }
    facts.put("runtimes", runtimes.toString());
    List<String> threads = new ArrayList<>();
    for (Path task : tasks()) {
      if (!OURS.contains(name(task))) threads.add(name(task));
    }
    threads.sort(null);
    facts.put("threads", threads.toString());
    return facts;
  }

  /** As C sees it. */
  private static List<String> environment() {
    PointerPointer<?> variable = new PointerPointer<>(Loader.addressof("environ"));
    PointerPointer<BytePointer> strings = new PointerPointer<>(variable.get(0));
    List<String> environment = new ArrayList<>();
    for (int i = 0; strings.get(BytePointer.class, i) != null; i++) {
      environment.add(strings.get(BytePointer.class, i).getString());
    }
    return environment;
  }

  private static List<Path> workers() throws IOException {
    List<Path> workers = new ArrayList<>();
    for (Path task : tasks()) {
      if (name(task).equals("jdescent")) workers.add(task);
    }
    return workers;
  }

  /** Of processor time that the workers have had. */
  private static long ticks() throws IOException {
    long ticks = 0;
    for (Path worker : workers()) {
      String[] stat = Files.readString(worker.resolve("stat")).replaceAll(".*\\) ", "").split(" ");
      ticks += Long.parseLong(stat[11]) + Long.parseLong(stat[12]);
    }
    return ticks;
  }

  private static List<Path> tasks() throws IOException {
    try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
      return tasks.toList();
    }
  }

  private static String name(Path task) throws IOException {
    try {
      return Files.readString(task.resolve("comm")).strip();
    } catch (NoSuchFileException e) {
      return ""; // it has just ended
    }
  }
}
