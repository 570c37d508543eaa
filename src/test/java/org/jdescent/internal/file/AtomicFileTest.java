package org.jdescent.internal.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file is its old self or its new one, whichever request fails and however. */
class AtomicFileTest {
  private static final Path FILE = Path.of("/run/checkpoint").toAbsolutePath();
  private static final byte[] OLD = "the old content".getBytes();
  private static final byte[] NEW = "and the new one, which is longer".getBytes();

  private static void write(Disk disk, Path file, byte[] bytes) throws IOException {
    new AtomicFile(disk, file)
        .write(
            sink -> {
              int half = bytes.length / 2; // the end first, as a header that is written last
              sink.write(ByteBuffer.wrap(bytes, half, bytes.length - half).slice(), half);
              sink.write(ByteBuffer.wrap(bytes, 0, half), 0);
            });
  }

  @ParameterizedTest
  @EnumSource
  void everyRequestMayFail(FaultyDisk.Fault fault) throws IOException {
    int request = 0;
    for (boolean more = true; more; request++) {
      for (boolean losesEverything : new boolean[] {false, true}) {
        FaultyDisk disk = new FaultyDisk();
        write(disk, FILE, OLD);
        disk.failAt(request, fault);
        boolean done = false;
        boolean crashed = false;
        try {
          write(disk, FILE, NEW);
          done = true;
        } catch (IOException e) {
          if (fault != FaultyDisk.Fault.FULL) assertEquals("Input/output error", e.getMessage());
        } catch (FaultyDisk.Crash e) {
          crashed = true;
        }
        more = disk.requests() > request;
        if (crashed) disk.restart(losesEverything);
        byte[] found = disk.read(FILE);
        boolean isNew = Arrays.equals(NEW, found);
        assertTrue(isNew || Arrays.equals(OLD, found), fault + " at " + request);
        assertTrue(isNew || !done, "a write that was reported done is lost");
        disk.failAt(Integer.MAX_VALUE, fault);
        write(disk, FILE, NEW); // the next one works, and cleans up
        assertArrayEquals(NEW, disk.read(FILE));
        assertEquals(1, disk.files(), fault + " at " + request + " left something behind");
      }
    }
    assertTrue(request > 8, "only " + request + " requests");
    System.out.printf("AtomicFileTest: %s at each of %d requests, 0 lost%n", fault, request - 1);
  }

  @Test
  void keepsPermissionsAndLeavesNothingBehind(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("state");
    write(Disk.REAL, file, OLD);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Files.write(folder.resolve(".state.tmp-stale"), OLD);
    write(Disk.REAL, file, NEW);
    assertArrayEquals(NEW, Files.readAllBytes(file));
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void contentThatFailsLeavesTheOldFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("state");
    write(Disk.REAL, file, OLD);
    AtomicFile atomic = new AtomicFile(Disk.REAL, file);
    assertThrows(
        IllegalStateException.class,
        () ->
            atomic.write(
                sink -> {
                  sink.write(ByteBuffer.wrap(NEW), 0);
                  throw new IllegalStateException("from the content");
                }));
    assertArrayEquals(OLD, Files.readAllBytes(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }
}
