package org.jdescent;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdescent.internal.Check;

/**
 * The last checkpoints of a run in a directory: {@code checkpoint-000012.safetensors} and the like,
 * numbered in the order in which they were saved, each with the parameters. Older ones are deleted
 * once a newer one is safe on the disk. One run at a time may write to a directory.
 */
public final class Checkpoints {
  private static final System.Logger LOG = System.getLogger(Checkpoints.class.getName());
  private static final Pattern NAME = Pattern.compile("checkpoint-(\\d{6,16})\\.safetensors");

  private final Path directory;
  private final int keep;

  /**
   * The checkpoints in a directory, which is created by the first save.
   *
   * @param keep how many are kept, from 1
   * @throws IllegalArgumentException if the directory is null or keep below 1
   */
  public Checkpoints(Path directory, int keep) {
    Check.notNull("the directory of checkpoints", directory);
    Check.steps("the number of checkpoints to keep", 1, keep);
    this.directory = directory;
    this.keep = keep;
  }

  /**
   * Saves one, and deletes those that are too old.
   *
   * @param params all bound parameters
   * @return its file
   * @throws IOException if it cannot be saved; all others are still there then
   * @see Optimizer#save(Path, ParameterSet)
   */
  public Path save(Optimizer optimizer, ParameterSet params) throws IOException {
    Files.createDirectories(directory);
    List<Path> before = files();
    long number = before.isEmpty() ? 1 : number(before.get(before.size() - 1)) + 1;
    Path file = directory.resolve("checkpoint-%06d.safetensors".formatted(number));
    optimizer.save(file, params);
    for (Path old : before.subList(0, Math.max(0, before.size() + 1 - keep))) delete(old);
    return file;
  }

  /** What cannot be deleted is tried again with the next checkpoint; the new one is safe. */
  private static void delete(Path old) {
    try {
      Files.deleteIfExists(old);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "an old checkpoint cannot be deleted", e);
    }
  }

  /**
   * Goes on from the last one that is intact. Damaged ones are left where they are, with a warning
   * in the log.
   *
   * @param params where the parameters go
   * @return which one, or nothing if there is none
   * @throws IOException if one cannot be read
   * @see Optimizer#load(Path, ParameterSet)
   */
  public Optional<Resumed> resume(Optimizer optimizer, ParameterSet params) throws IOException {
    List<Path> latestFirst = new ArrayList<>(files());
    Collections.reverse(latestFirst);
    for (Path file : latestFirst) {
      try {
        return Optional.of(new Resumed(file, optimizer.load(file, params)));
      } catch (MalformedFileException e) {
        LOG.log(Level.WARNING, "a checkpoint is damaged, trying the one before it", e);
      }
    }
    return Optional.empty();
  }

  /**
   * Where a run went on.
   *
   * @param file the checkpoint
   * @param differences which hyper-parameters and stages are not as they were, a line each
   */
  public record Resumed(Path file, List<String> differences) {}

  /** The files that there are, the oldest first. */
  public List<Path> files() throws IOException {
    if (!Files.isDirectory(directory)) return List.of();
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> number(file) >= 0)
          .sorted(Comparator.comparingLong(Checkpoints::number))
          .toList();
    }
  }

  private static long number(Path file) {
    Matcher matcher = NAME.matcher(file.getFileName().toString());
    return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
  }
}
