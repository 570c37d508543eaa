package org.jdescent.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several class loaders in one process, as application servers and notebooks have them. */
class ClassLoadersTest {
  /** Enough for a team of threads. */
  private static final String LARGE = "300000";

  @Test
  void eachHasItsOwn() throws Exception {
    String output = jvm("each").run();
    assertEquals(2, output.split("one step: ", -1).length - 1, output);
  }

  @Test
  void anotherOneHasJavaCpp() throws Exception {
    jvm("apart").says("another class loader has JavaCPP: put its jars beside those of JDescent");
  }

  /** The workers stay, and so must their code. JavaCPP's own thread would keep the class loader. */
  @Test
  void collectedAndLoadedAgain() throws Exception {
    String output = jvm("again").option("-Dorg.bytedeco.javacpp.nopointergc=true").run();
    assertEquals(3, output.split("one step: ", -1).length - 1, output);
    assertEquals(3, output.split("collected, 2 workers", -1).length - 1, output);
  }

  /** A process that has nothing of JDescent on its class path. */
  static Jvm jvm(String mode) {
    return Jvm.on(List.of(), Probe.class)
        .option("-Djars=" + Jvm.path(Jars.all()), "-Dprograms=" + Jars.PROGRAMS)
        .option("-Dmode=" + mode);
  }

  static final class Probe {
    public static void main(String[] arguments) throws Exception {
      List<URL> all = new ArrayList<>();
      for (String jar : System.getProperty("jars").split(File.pathSeparator)) {
        all.add(Path.of(jar).toUri().toURL());
      }
      all.add(Path.of(System.getProperty("programs")).toUri().toURL());
      ClassLoader platform = ClassLoader.getPlatformClassLoader();
      switch (System.getProperty("mode")) {
        case "each" -> {
          step(loader(all, platform), "1003");
          step(loader(all, platform), "1003");
        }
        case "apart" -> {
          List<URL> javacpp =
              all.stream().filter(url -> url.getPath().contains("javacpp")).toList();
          step(loader(all, loader(javacpp, platform)), "1003");
        }
        case "again" -> {
          for (int i = 0; i < 3; i++) {
            WeakReference<ClassLoader> gone = stepAndClose(all, platform);
            for (int wait = 0; gone.get() != null && wait < 500; wait++) {
              System.gc();
              Thread.sleep(10);
            }
            System.out.printf(
                "%s, %d workers%n", gone.get() == null ? "collected" : "kept", workers());
          }
        }
        default -> throw new AssertionError();
      }
    }

    private static WeakReference<ClassLoader> stepAndClose(List<URL> all, ClassLoader parent)
        throws Exception {
      try (URLClassLoader loader = loader(all, parent)) {
        step(loader, LARGE);
        return new WeakReference<>(loader);
      }
    }

    private static URLClassLoader loader(List<URL> urls, ClassLoader parent) {
      return new URLClassLoader(urls.toArray(new URL[0]), parent);
    }

    private static void step(ClassLoader loader, String size) throws Exception {
      loader
          .loadClass("org.jdescent.loading.OneStep")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[] {size});
    }

    private static long workers() throws IOException {
      try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
        long workers = 0;
        for (Path task : tasks.toList()) {
          if (Files.readString(task.resolve("comm")).strip().equals("jdescent")) workers++;
        }
        return workers;
      }
    }
  }
}
