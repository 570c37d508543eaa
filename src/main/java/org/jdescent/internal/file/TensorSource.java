package org.jdescent.internal.file;

import java.io.IOException;

/** Named tensors and strings about them, wherever they are. */
public interface TensorSource {
  /** What there is. */
  Header header();

  /**
   * Copies a tensor into native memory of its size.
   *
   * @throws org.jdescent.MalformedFileException if its checksum is wrong; the memory is written all
   *     the same
   */
  void read(Header.Entry entry, long address) throws IOException;

  /**
   * Proves the checksum of a tensor that nobody wants to read; in memory there is none.
   *
   * @throws org.jdescent.MalformedFileException if it is wrong
   */
  default void verify(Header.Entry entry) throws IOException {}
}
