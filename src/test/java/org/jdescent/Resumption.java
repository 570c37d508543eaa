package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Lets runs go on in another optimizer, now and then, as if their process had died. */
final class Resumption implements AutoCloseable {
  private final SplittableRandom random;
  private final Path file;
  private int count;

  Resumption(long seed) {
    random = new SplittableRandom(seed);
    try {
      file = Files.createTempFile("resumption", ".safetensors");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The optimizer that a run goes on with: this one, or a new one, and then this one is closed. */
  Optimizer next(Optimizer before, Supplier<Optimizer> start, ParameterSet params) {
    if (random.nextInt(6) > 0) return before;
    count++;
    before.bind(params); // nothing changes, unless it is before the first update
    Optimizer after = start.get();
    try (before) {
      List<String> differences = goOn(before, after, params);
      assertEquals(List.of(), differences);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return after;
  }

  private List<String> goOn(Optimizer before, Optimizer after, ParameterSet params)
      throws IOException {
    switch (random.nextInt(4)) {
      case 0:
        before.save(file);
        return after.load(file);
      case 1:
        before.save(file);
        after.bind(params);
        return after.load(file);
      case 2:
        before.save(file, params);
        for (Parameter p : params.parameters()) p.data().fill(random.nextInt());
        return after.load(file, params);
      default:
        return after.load(before);
    }
  }

  /** How often a run went on in another optimizer. */
  int count() {
    return count;
  }

  @Override
  public void close() {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
