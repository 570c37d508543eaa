package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jdescent.optimizers.Adam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files made to exhaust memory: headers of 33 megabytes with correct checksums. Each is refused in
 * a process whose heap is twice the file and what a JVM needs anyway.
 */
class HostileFileTest {
  private static final int HEADER = 33_000_000;
  private static final String HEAP = "-Xmx%dm".formatted(2 * HEADER / (1 << 20) + 1 + 16);

  /** A header: what it begins with, what is repeated with a number in it, what it ends with. */
  private record Attack(String begin, String repeated, String end) {}

  private static final String METADATA = "{\"__metadata__\":{\"crc32c\":\"00000000\"";
  private static final List<Attack> ATTACKS =
      List.of(
          new Attack(METADATA + "}}", " ", ""),
          new Attack(METADATA, ",\"%d\":\"\"", "}}"),
          new Attack(METADATA, ",\"parameter:%d\":\"[1], 1 updates, group default\"", "}}"),
          new Attack(METADATA + ",\"x\":\"", "a", "\"}}"),
          new Attack(METADATA + ",\"x\":\"", "\\u00e9", "\"}}"),
          new Attack(METADATA + ",\"x\":\"", "\u00e9", "\"}}"),
          new Attack(METADATA + "},\"x\":", "[", "}"),
          new Attack(METADATA + "},\"x\":", "{\"a\":", "}"),
          new Attack(METADATA + "},\"x\":{\"dtype\":\"F32\",\"shape\":[0", ",1", "]}}"),
          new Attack(METADATA + "},\"x\":{\"dtype\":\"F32\",\"shape\":[0", ",200", "]}}"),
          new Attack(METADATA + "},\"x\":{\"dtype\":\"", "F", "\"}}"),
          new Attack(METADATA + "},\"x\":{\"shape\":[", "9", "]}}"),
          new Attack(
              METADATA + "}",
              ",\"%d\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}",
              "}"));

  @Test
  void noHeaderTakesMoreThanTwiceItsFile(@TempDir Path folder) throws Exception {
    List<String> files = new ArrayList<>();
    for (Attack attack : ATTACKS) {
      Path file = folder.resolve("attack" + files.size());
      write(file, attack);
      files.add(file.toString());
    }
    String output =
        new ChildJvm(Child.class).option(HEAP, "-Xlog:disable").run(files.toArray(new String[0]));
    List<String> lines = output.lines().toList();
    assertEquals(files.size(), lines.size(), output);
    for (String line : lines) assertEquals("refused", line.replaceFirst(":.*", ""), output);
  }

  @Test
  void aTensorLargerThanTheFileIsRefused(@TempDir Path folder) throws Exception {
    for (long size : new long[] {1L << 40, 1L << 60, Long.MAX_VALUE / 4}) {
      String tensor =
          "},\"x\":{\"dtype\":\"F32\",\"shape\":[%d],\"data_offsets\":[0,%d]}}"
              .formatted(size, 4 * size);
      Path file = folder.resolve("file");
      write(file, new Attack(METADATA + tensor, "", ""));
      assertEquals("refused", load(file).replaceFirst(":.*", ""));
    }
  }

  private static void write(Path file, Attack attack) throws IOException {
    CRC32C sum = new CRC32C();
    ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    long bytes = 0;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      out.write(length.array());
      byte[] end = attack.end.getBytes(StandardCharsets.UTF_8);
      byte[] piece = attack.begin.getBytes(StandardCharsets.UTF_8);
      for (int i = 0; bytes + piece.length + end.length < HEADER; i++) {
        out.write(piece);
        sum.update(piece);
        bytes += piece.length;
        if (attack.repeated.isEmpty()) break;
        piece = attack.repeated.formatted(i).getBytes(StandardCharsets.UTF_8);
      }
      out.write(end);
      sum.update(end);
      bytes += end.length;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(length.putLong(bytes).flip(), 0);
      int at = Long.BYTES + attack.begin.indexOf("00000000");
      String hex = "%08x".formatted(sum.getValue());
      channel.write(ByteBuffer.wrap(hex.getBytes(StandardCharsets.US_ASCII)), at);
    }
  }

  private static String load(Path file) {
    try (Optimizer optimizer = new Adam()) {
      optimizer.load(file);
      return "accepted: " + file;
    } catch (MalformedFileException e) {
      return "refused: " + e.getMessage();
    } catch (IOException | OutOfMemoryError e) {
      return e.toString();
    }
  }

  /** Tries to load each file. */
  static final class Child {
    private Child() {}

    public static void main(String[] files) {
      for (String file : files) System.out.println(load(Path.of(file)));
    }
  }
}
