package org.jdescent.internal;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What was loaded before parameters were bound, and waits for them. */
final class Loaded implements AutoCloseable {
  private final Held tensors;
  private final Origin origin;

  /** Reads the tensors that a state needs, and proves their checksums. */
  Loaded(Origin from) throws IOException {
    tensors = new Held(from.source(), from::isForState);
    origin = from.from(tensors);
  }

  /** Gives a fresh state what waits here. */
  void restore(State state) {
    try {
      origin.restore(state);
    } catch (IOException e) {
      throw new UncheckedIOException("memory was read, no file", e);
    }
  }

  @Override
  public void close() {
    tensors.close();
  }
}
