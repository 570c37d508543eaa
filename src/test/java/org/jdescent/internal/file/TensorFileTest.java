package org.jdescent.internal.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.MalformedFileException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with tensors: what is written is read, and no flipped bit goes unseen. */
class TensorFileTest {
  private static final int LARGE = 700_003; // more than two pieces
  private final FloatPointer large = new FloatPointer(new float[LARGE]);
  private final FloatPointer small = new FloatPointer(1, Float.NaN, -0f);
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    for (int i = 0; i < LARGE; i++) large.put(i, i * 0.5f);
    file = folder.resolve("state.safetensors");
    TensorFile.write(
        new AtomicFile(Disk.REAL, file),
        new Tensors(
            Map.of("step", "17"),
            List.of(
                tensor("w.v", large, LARGE), tensor("w.m", small, 3), tensor("none", small, 0))));
  }

  private static Tensors.Tensor tensor(String name, FloatPointer data, long size) {
    return new Tensors.Tensor(name, "F32", List.of(size), data.address(), Float.BYTES * size);
  }

  @AfterEach
  void free() {
    large.close();
    small.close();
  }

  private static Map<String, float[]> read(Path path) throws IOException {
    Map<String, float[]> tensors = new LinkedHashMap<>();
    try (TensorFile file = TensorFile.open(path)) {
      for (Header.Entry entry : file.header().tensors()) {
        int size = (int) (entry.bytes() / Float.BYTES);
        try (FloatPointer memory = new FloatPointer(Math.max(1, size))) {
          file.read(entry, memory.address());
          float[] values = new float[size];
          memory.get(values);
          tensors.put(entry.name(), values);
        }
      }
      assertEquals("17", file.header().metadata().get("step"));
    }
    return tensors;
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Map<String, float[]> tensors = read(file);
    assertEquals(List.of("w.v", "w.m", "none"), List.copyOf(tensors.keySet()));
    assertArrayEquals(new float[] {1, Float.NaN, -0f}, tensors.get("w.m"));
    float[] expected = new float[LARGE];
    large.get(expected);
    assertArrayEquals(expected, tensors.get("w.v"));
  }

  @Test
  void noFlippedBitAndNoCutGoesUnseen() throws IOException {
    byte[] good = Files.readAllBytes(file);
    SplittableRandom random = new SplittableRandom(1);
    Path bad = folder.resolve("bad");
    int header = 700; // all of the header's bits, and some of the data's
    for (int i = 0; i < 1000; i++) {
      byte[] bytes = good.clone();
      int at = i < header ? i : random.nextInt(good.length);
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(bad, bytes);
      assertThrows(IOException.class, () -> read(bad), "byte " + at);
    }
    for (int i = 0; i < 100; i++) {
      int length = i < 50 ? i : random.nextInt(good.length);
      Files.write(bad, Arrays.copyOf(good, length));
      assertThrows(IOException.class, () -> read(bad), "cut at " + length);
      Files.write(bad, Arrays.copyOf(good, good.length + 1 + i));
      assertThrows(IOException.class, () -> read(bad), "with more behind it");
    }
  }

  @Test
  void aHugeHeaderIsRefusedBeforeItIsAllocated() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (long length : new long[] {-1, 0, 1, 100_000_001, Long.MAX_VALUE, bytes.length}) {
      for (int i = 0; i < 8; i++) bytes[i] = (byte) (length >>> 8 * i);
      Path bad = folder.resolve("bad");
      Files.write(bad, bytes);
      String message = assertThrows(MalformedFileException.class, () -> read(bad)).getMessage();
      assertTrue(message.contains("length must be 2 to"), message);
    }
  }
}
