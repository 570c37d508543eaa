package org.jdescent.internal.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** Native memory as buffers that channels take, piece by piece, because a buffer holds an int. */
final class Memory {
  /** Enough for a disk, and little enough to stay in a cache between checksum and write. */
  static final int PIECE = 1 << 20;

  private Memory() {}

  private static final class Piece extends BytePointer {
    Piece(long address, long bytes) {
      super((BytePointer) null);
      this.address = address;
      this.limit = bytes;
      this.capacity = bytes;
    }
  }

  /** What is done with a piece; `offset` counts from the beginning. */
  interface Work {
    void on(ByteBuffer piece, long offset) throws IOException;
  }

  /** Copies native memory. */
  static void copy(long from, long to, long bytes) {
    if (bytes > 0) Pointer.memcpy(new Piece(to, bytes), new Piece(from, bytes), bytes);
  }

  /** Does something with all pieces, in order. */
  static void forEach(long address, long bytes, Work work) throws IOException {
    for (long offset = 0; offset < bytes; offset += PIECE) {
      int size = (int) Math.min(PIECE, bytes - offset);
      work.on(
          new Piece(address + offset, size).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN), offset);
    }
  }
}
