package org.jdescent.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Waits until a step's workers are asleep: some spin on for tenths of a second, and would take a
 * processor from who comes next.
 */
final class Quiet {
  private static final Path THREADS = Path.of("/proc/self/task");
  private static final Path ME = Path.of("/proc/thread-self");
  private static final int PAUSE = 5; // milliseconds
  private static final int ENOUGH = 3; // pauses after which nobody ran
  private static final int MOST = 400; // pauses

  private Quiet() {}

  /** Returns after a pause of 15 ms in which no other thread ran, but at the latest after 2 s. */
  static void await() throws InterruptedException {
    int idle = 0;
    for (int i = 0; i < MOST && idle < ENOUGH; i++) {
      Thread.sleep(PAUSE);
      idle = othersRun() ? 0 : idle + 1;
    }
  }

  /** Whether the system says that another thread of this process runs; false where it does not. */
  static boolean othersRun() {
    if (!Files.exists(ME)) return false;
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
      Path me = Files.readSymbolicLink(ME).getFileName();
      for (Path thread : threads) {
        if (!thread.getFileName().equals(me) && runs(thread)) return true;
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean runs(Path thread) {
    try {
      String stat = Files.readString(thread.resolve("stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2) == 'R'; // the name may hold anything
    } catch (IOException e) {
      return false; // it has ended
    }
  }
}
