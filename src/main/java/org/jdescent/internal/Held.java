package org.jdescent.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jdescent.internal.file.Header;
import org.jdescent.internal.file.TensorSource;
import org.jdescent.internal.file.Tensors;

/** Tensors that were read, and wait in memory of their own. */
final class Held implements TensorSource, AutoCloseable {
  private final Arena arena;
  private final Tensors tensors;

  /** Reads the tensors of a source that are wanted. */
  Held(TensorSource source, Predicate<Header.Entry> wanted) throws IOException {
    List<Header.Entry> entries = new ArrayList<>();
    for (Header.Entry entry : source.header().tensors()) {
      if (wanted.test(entry)) entries.add(entry);
      else source.verify(entry);
    }
    arena = new Arena(entries.stream().mapToLong(Header.Entry::bytes).sum());
    try {
      List<Tensors.Tensor> list = new ArrayList<>();
      long next = arena.address();
      for (Header.Entry e : entries) {
        source.read(e, next);
        list.add(new Tensors.Tensor(e.name(), e.type(), e.shape(), next, e.bytes()));
        next += e.bytes();
      }
      tensors = new Tensors(source.header().metadata(), list);
    } catch (IOException | RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  @Override
  public Header header() {
    return tensors.header();
  }

  @Override
  public void verify(Header.Entry entry) {
    // memory needs no checksum
  }

  @Override
  public void read(Header.Entry entry, long address) {
    tensors.read(entry, address);
  }

  @Override
  public void close() {
    arena.close();
  }
}
