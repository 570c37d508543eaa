package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.optimizers.Adam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checkpoints with bits flipped, pieces cut, moved and repeated, and headers rewritten with correct
 * checksums, are refused, or are what they say. {@code -Djdescent.test.mutations} sets how many; a
 * million take about two minutes.
 */
class MutatedFileTest {
  private static final int MUTATIONS = Integer.getInteger("jdescent.test.mutations", 200_000);
  private static final int WORKERS = 2;
  private static final String[] WORDS = {
    "0",
    "1",
    "-1",
    "18446744073709551616",
    "9223372036854775807",
    "1e9",
    "NaN",
    "Infinity",
    "null",
    "\"\"",
    "{}",
    "[]",
    ",",
    ":",
    "\"",
    "\\u0000",
    "\\",
    "F64",
    "BF16",
    "[0,0]",
    "]",
    "}",
    "{",
    " ",
    "\"__metadata__\":{},",
    "\"step\":\"7\",",
    "ema",
    "9007199254740993",
    "\u00e9",
    "\ud83d\ude00"
  };
  private static final Recipe RECIPE =
      Recipe.of(Adam.torch().learningRate(Schedule.plateau(0.1, 0.5, 1)))
          .average(Average.ema(0.9))
          .accumulate(2, Reduce.MEAN)
          .lossScale(LossScale.dynamic());
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong mostMemory = new AtomicLong(Long.MIN_VALUE);

  @Test
  void nothingWrongIsAccepted(@TempDir Path folder) throws IOException {
    byte[] good = good(folder.resolve("good"));
    IntStream.range(0, WORKERS)
        .parallel()
        .forEach(worker -> attack(good, folder.resolve("bad" + worker), worker));
    System.out.printf(
        "MutatedFileTest: %,d files, %,d refused, %,d accepted that say no more than is true;"
            + " at most %,d bytes of heap beyond twice the file%n",
        refused.get() + accepted.get(), refused.get(), accepted.get(), mostMemory.get());
    assertTrue(mostMemory.get() < 1 << 20);
  }

  private static byte[] good(Path file) throws IOException {
    try (Model model = Model.small();
        Optimizer optimizer = RECIPE.start()) {
      for (int i = 0; i < 5; i++) model.update(optimizer);
      optimizer.save(file, model.shaped(model.params));
    }
    return Files.readAllBytes(file);
  }

  private void attack(byte[] good, Path file, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    try (Model model = Model.small();
        Optimizer bound = RECIPE.start()) {
      ParameterSet params = model.shaped(model.params);
      bound.bind(params);
      for (int i = 0; i < MUTATIONS / WORKERS; i++) {
        boolean repaired = i % 2 == 0;
        byte[] bad = repaired ? repaired(good, random) : mutated(good, random);
        if (Arrays.equals(bad, good)) continue;
        Files.deleteIfExists(file); // to truncate it would make the file system wait for the disk
        Files.write(file, bad);
        long step = bound.step();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        boolean loaded = random.nextInt(16) > 0 ? load(file, bound, params) : load(file, params);
        long heap = THREADS.getCurrentThreadAllocatedBytes() - before;
        mostMemory.accumulateAndGet(heap - 2 * bad.length, Math::max);
        if (!loaded) {
          assertEquals(step, bound.step());
          continue;
        }
        assertTrue(repaired, "a file without its checksums was accepted");
        truthful(file, bound, params);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Into an optimizer without parameters; whether it was accepted. */
  private boolean load(Path file, ParameterSet params) {
    try (Optimizer fresh = RECIPE.start()) {
      return load(file, fresh, params);
    }
  }

  private boolean load(Path file, Optimizer optimizer, ParameterSet params) {
    long step = optimizer.step();
    try {
      if (step % 2 == 0) optimizer.load(file);
      else optimizer.load(file, params);
      optimizer.bind(params); // what was loaded before parameters were bound is compared now
      accepted.incrementAndGet();
      return true;
    } catch (IOException | IllegalArgumentException e) {
      assertTrue(e.getMessage() != null && e.getMessage().length() > 10, e.toString());
      refused.incrementAndGet();
      return false;
    }
  }

  /** An accepted file is well-formed to an independent reader, and its numbers are in memory. */
  private static void truthful(Path path, Optimizer optimizer, ParameterSet params)
      throws IOException {
    optimizer.load(path, params);
    Safetensors file = Safetensors.read(path);
    assertEquals(file.metadata.get("step"), Long.toString(optimizer.step()));
    assertEquals(file.metadata.get("skips"), Long.toString(optimizer.skips().total()));
    assertEquals(Double.parseDouble(file.metadata.get("loss_scale")), optimizer.lossScale());
    for (String name : List.of("fc.weight", "fc.bias")) {
      Map<String, FloatPointer> slots = optimizer.slots(name);
      assertArrayEquals(file.tensors.get(name + ".m").floats(), Model.read(slots.get("m")));
      assertArrayEquals(file.tensors.get(name + ".v").floats(), Model.read(slots.get("v")));
      assertArrayEquals(
          file.tensors.get(name + ".average:ema").floats(),
          Model.read(optimizer.averages(name).get("ema")));
    }
  }

  private static byte[] mutated(byte[] good, SplittableRandom random) {
    byte[] bytes = good.clone();
    for (int k = random.nextInt(3); k >= 0 && bytes.length > 0; k--) {
      int at = random.nextInt(bytes.length);
      int length = random.nextInt(1, 40);
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes = Arrays.copyOf(bytes, at + 1);
        case 3 -> bytes = Arrays.copyOf(bytes, bytes.length + length);
        case 4 -> bytes = spliced(bytes, at, Math.min(length, bytes.length - at), new byte[0]);
        default -> {
          int from = random.nextInt(bytes.length);
          byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(from + length, bytes.length));
          bytes = spliced(bytes, at, random.nextBoolean() ? 0 : 1, piece);
        }
      }
    }
    return bytes;
  }

  /** With changes in the header only, and length and checksum of the header made right again. */
  private static byte[] repaired(byte[] good, SplittableRandom random) {
    int length = (int) ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).getLong();
    byte[] header = Arrays.copyOfRange(good, 8, 8 + length);
    for (int k = random.nextInt(3); k >= 0; k--) {
      int at = random.nextInt(header.length);
      int cut = random.nextInt(4);
      byte[] word = WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.UTF_8);
      if (random.nextInt(3) == 0) {
        int from = random.nextInt(header.length - 90);
        word = Arrays.copyOfRange(header, from, from + random.nextInt(90));
      }
      header = spliced(header, at, Math.min(cut, header.length - at), word);
    }
    String text = new String(header, StandardCharsets.ISO_8859_1);
    int digits = text.indexOf("\"crc32c\":\"") + 10;
    if (digits >= 10 && digits + 8 < header.length) {
      Arrays.fill(header, digits, digits + 8, (byte) '0');
      CRC32C sum = new CRC32C();
      sum.update(header);
      byte[] hex = "%08x".formatted(sum.getValue()).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(hex, 0, header, digits, 8);
    }
    byte[] data = Arrays.copyOfRange(good, 8 + length, good.length);
    return ByteBuffer.allocate(8 + header.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(header.length)
        .put(header)
        .put(data)
        .array();
  }

  private static byte[] spliced(byte[] bytes, int at, int cut, byte[] piece) {
    byte[] result = Arrays.copyOf(bytes, bytes.length - cut + piece.length);
    System.arraycopy(piece, 0, result, at, piece.length);
    System.arraycopy(bytes, at + cut, result, at + piece.length, bytes.length - at - cut);
    return result;
  }
}
