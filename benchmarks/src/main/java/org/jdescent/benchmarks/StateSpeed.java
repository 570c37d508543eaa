package org.jdescent.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.Optimizer;
import org.jdescent.Parameter;
import org.jdescent.ParameterSet;
import org.jdescent.optimizers.Adam;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Saving and loading against a file channel that moves the same bytes and does nothing else. */
@Command(
    name = "state",
    description = "Measure how fast state is saved and loaded, in turn with a plain file channel.",
    sortOptions = false)
final class StateSpeed implements Callable<Integer> {
  private static final int PIECE = 1 << 20;

  @Option(names = "--mib", description = "Of state. Default: ${DEFAULT-VALUE}.")
  private int mib = 1024;

  @Option(names = "--rounds", description = "Default: ${DEFAULT-VALUE}.")
  private int rounds = 10;

  @Option(names = "--dir", description = "On the disk to measure. Default: ${DEFAULT-VALUE}.")
  private Path directory = Path.of("benchmarks/target");

  @Option(names = "--out", description = "Where the table goes. Default: standard output.")
  private Path out;

  /** What is timed. */
  private enum What {
    CHANNEL_WRITES,
    SAVES,
    CHANNEL_READS_DISK,
    LOADS_DISK,
    CHANNEL_READS_CACHE,
    LOADS_CACHE
  }

  private static final What[][] PAIRS = {
    {What.CHANNEL_WRITES, What.SAVES},
    {What.CHANNEL_READS_DISK, What.LOADS_DISK},
    {What.CHANNEL_READS_CACHE, What.LOADS_CACHE}
  };

  private interface Work {
    void run() throws IOException;
  }

  @Override
  public Integer call() throws IOException {
    long elements = (long) mib * (1 << 20) / 8; // two slots of four bytes
    Map<What, List<Double>> seconds = new EnumMap<>(What.class);
    for (What what : What.values()) seconds.put(what, new ArrayList<>());
    Files.createDirectories(directory);
    Path file = directory.resolve("state.safetensors");
    Path plain = directory.resolve("plain");
    backMemory(elements);
    try (FloatPointer p = new FloatPointer(elements);
        Optimizer optimizer = new Adam()) {
      optimizer.bind(ParameterSet.of(new Parameter("w", p.fill(1), elements)));
      Map<What, Work> works = new EnumMap<>(What.class);
      works.put(What.CHANNEL_WRITES, () -> write(plain, p, 8 * elements));
      works.put(What.SAVES, () -> optimizer.save(file));
      works.put(What.CHANNEL_READS_DISK, () -> read(plain, 8 * elements));
      works.put(What.LOADS_DISK, () -> optimizer.load(file));
      works.put(What.CHANNEL_READS_CACHE, works.get(What.CHANNEL_READS_DISK));
      works.put(What.LOADS_CACHE, works.get(What.LOADS_DISK));
      for (int round = 0; round <= rounds; round++) { // the first one only warms up
        for (What[] pair : PAIRS) {
          if (pair[0] == What.CHANNEL_READS_DISK) {
            evict(plain);
            evict(file);
          }
          List<What> order = new ArrayList<>(List.of(pair));
          if (round % 2 == 0) Collections.reverse(order); // who comes first finds other memory
          for (What what : order) {
            time(seconds.get(what), works.get(what));
          }
        }
      }
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(plain);
    }
    seconds.values().forEach(times -> times.remove(0));
    try (PrintStream stream = out == null ? System.out : new PrintStream(out.toFile())) {
      report(stream, seconds);
    }
    return 0;
  }

  /** A virtual machine takes a second for each GiB that it has never used before. */
  private static void backMemory(long elements) {
    new Traffic(12, elements, Pages.HUGE).close();
  }

  private static void time(List<Double> seconds, Work work) throws IOException {
    long begin = System.nanoTime();
    work.run();
    seconds.add((System.nanoTime() - begin) * 1e-9);
  }

  /** As durable as a checkpoint: a new file, which is forced to the disk. */
  private static void write(Path file, FloatPointer memory, long bytes) throws IOException {
    Files.deleteIfExists(file);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (long at = 0; at < bytes; at += PIECE) {
        BytePointer piece = new BytePointer(memory).position(at % (bytes / 2)); // all of p, twice
        channel.write(piece.limit(piece.position() + PIECE).asByteBuffer(), at);
      }
      channel.force(true);
    }
  }

  /** Into memory of its own, as a state is read; huge pages, touched by all processors. */
  private static void read(Path file, long bytes) throws IOException {
    try (Traffic memory = new Traffic(1, bytes / Float.BYTES, Pages.HUGE);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (long at = 0; at < bytes; at += PIECE) {
        ByteBuffer buffer = memory.buffer(at, PIECE);
        while (buffer.hasRemaining()) channel.read(buffer, at + buffer.position());
      }
    }
  }

  /** Makes the system forget what it has of a file; coreutils know how. */
  private static void evict(Path file) throws IOException {
    String[] command = {
      "dd", "of=" + file, "oflag=nocache", "conv=notrunc,fdatasync", "count=0", "status=none"
    };
    try {
      int status = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (status != 0) throw new IOException("dd ended with " + status);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private void report(PrintStream stream, Map<What, List<Double>> seconds) {
    stream.printf(
        "| %,d MiB, %d rounds | file channel alone | JDescent | of medians |%n", mib, rounds);
    stream.println("|---|---|---|---|");
    String[] names = {"save", "load from the disk", "load from the system's cache"};
    for (int i = 0; i < names.length; i++) {
      row(stream, names[i], seconds.get(PAIRS[i][0]), seconds.get(PAIRS[i][1]));
    }
  }

  private void row(PrintStream stream, String what, List<Double> channel, List<Double> ours) {
    double gib = mib / 1024.0;
    stream.printf(
        "| %s | %s | %s | %.2f |%n",
        what,
        spread(channel.stream().map(s -> gib / s).toList()),
        spread(ours.stream().map(s -> gib / s).toList()),
        median(channel) / median(ours));
  }

  private static String spread(List<Double> speeds) {
    List<Double> sorted = speeds.stream().sorted().toList();
    return "%.2f GiB/s (%.2f to %.2f)"
        .formatted(median(speeds), sorted.get(0), sorted.get(sorted.size() - 1));
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return (sorted.get(half) + sorted.get((sorted.size() - 1) / 2)) / 2;
  }
}
