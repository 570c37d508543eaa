package org.jdescent.loading;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder that JavaCPP unpacks libraries to. */
class CachesTest {
  private static final int PROCESSES = 8;
  private static final String UNPACK =
      "it could not be unpacked: set -Dorg.bytedeco.javacpp.cachedir to a folder that can be written,"
          + " with room for a few MB";

  @Test
  void aHomeThatCannotBeWrittenIsPassedOver(@TempDir Path folder) throws Exception {
    Path home = Files.createFile(folder.resolve("home"));
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Jvm.on(Jars.all())
        .cache(home.resolve("cache"))
        .option("-Duser.home=" + home, "-Djava.io.tmpdir=" + temporary)
        .steps();
    assertEquals(1, Jars.unpacked(temporary).size());
  }

  @Test
  void nowhereToUnpack(@TempDir Path folder) throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    Jvm.on(Jars.all())
        .cache(file.resolve("cache"))
        .option("-Duser.home=" + file, "-Djava.io.tmpdir=" + file)
        .says(UNPACK);
  }

  @Test
  void aFullDisk(@TempDir Path folder) throws Exception {
    mayMount();
    Jvm.on(Jars.all()).cache(folder.resolve("cache")).mounted(folder, "size=1m").says(UNPACK);
  }

  @Test
  void whereNothingMayBeExecuted(@TempDir Path folder) throws Exception {
    mayMount();
    Path cache = folder.resolve("cache");
    Jvm.on(Jars.all())
        .cache(cache)
        .mounted(folder, "noexec")
        .says(
            "the cache %s lies on a file system mounted noexec: set -Dorg.bytedeco.javacpp.cachedir to a folder that is not"
                .formatted(cache));
  }

  private static void mayMount() throws Exception {
    Jvm.needs(
        "it takes the right to mount in a namespace of one's own",
        "unshare",
        "-rm",
        "mount",
        "-t",
        "tmpfs",
        "none",
        "/tmp");
  }

  @Test
  void manyProcessesUnpackAtOnce(@TempDir Path cache) throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) processes.add(Jvm.on(Jars.all()).cache(cache).start());
    for (Process process : processes) Jvm.stepped(Jvm.output(process));
    assertEquals(1, Jars.unpacked(cache).size());
  }

  /** JavaCPP sees name, size and time alone. */
  @Test
  void aStaleLibraryOfTheSameSizeAndTime(@TempDir Path cache) throws Exception {
    Jvm twoLoaders = ClassLoadersTest.jvm("each").cache(cache);
    twoLoaders.run();
    List<Path> copies = Jars.unpacked(cache);
    assertTrue(copies.size() >= 2, "one for each class loader: " + copies);
    byte[] library = Jars.library();
    byte[] stale = library.clone();
    stale[stale.length - 1] ^= 1; // in the table of sections, which nobody reads: it would load
    for (Path copy : copies) {
      FileTime time = Files.getLastModifiedTime(copy);
      Files.write(copy, stale);
      Files.setLastModifiedTime(copy, time);
    }
    twoLoaders.run();
    for (Path copy : copies) assertArrayEquals(library, Files.readAllBytes(copy), "" + copy);
  }

  @Test
  void aLibraryThatWasCutOff(@TempDir Path cache) throws Exception {
    Jvm jvm = Jvm.on(Jars.all()).cache(cache);
    jvm.steps();
    Path copy = Jars.unpacked(cache).get(0);
    byte[] library = Files.readAllBytes(copy);
    for (int length : new int[] {0, library.length / 2}) {
      Files.write(copy, Arrays.copyOf(library, length));
      jvm.steps();
      assertArrayEquals(library, Files.readAllBytes(copy));
    }
  }
}
