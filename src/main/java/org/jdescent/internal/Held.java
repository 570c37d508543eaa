package org.jdescent.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jdescent.internal.file.Header;
import org.jdescent.internal.file.Readings;
import org.jdescent.internal.file.TensorSource;
import org.jdescent.internal.file.Tensors;

/** Tensors that were read, and wait in memory of their own. */
final class Held implements TensorSource, AutoCloseable {
  private final Arena arena;
  private final Tensors tensors;

  /** Reads the tensors of a source that are wanted, and verifies the others. */
  Held(TensorSource source, Predicate<Header.Entry> wanted) throws IOException {
    List<Header.Entry> all = source.header().tensors();
    arena = new Arena(all.stream().filter(wanted).mapToLong(Header.Entry::bytes).sum());
    try {
      Readings readings = new Readings(source);
      List<Tensors.Tensor> list = new ArrayList<>();
      long next = arena.address();
      for (Header.Entry e : all) {
        if (wanted.test(e)) {
          readings.read(e, next);
          list.add(new Tensors.Tensor(e.name(), e.type(), e.shape(), next, e.bytes()));
          next += e.bytes();
        } else {
          readings.verify(e);
        }
      }
      readings.run();
      tensors = new Tensors(source.header().metadata(), list);
    } catch (IOException | RuntimeException | Error e) {
      arena.close();
      throw e;
    }
  }

  @Override
  public Header header() {
    return tensors.header();
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
