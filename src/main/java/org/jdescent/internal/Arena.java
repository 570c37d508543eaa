package org.jdescent.internal;

import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Zeroed native memory, freed by {@link #close()} or, failing that, once it is unreachable. */
final class Arena implements AutoCloseable {
  private static final Cleaner CLEANER = Cleaner.create();

  private final long address;
  private final long bytes;
  private final Cleaner.Cleanable cleanable;

  Arena(long bytes) {
    this.address = bytes == 0 ? 0 : Native.allocate(bytes);
    this.bytes = bytes;
    if (address == 0 && bytes != 0) {
      throw new OutOfMemoryError(
          "no native memory for %,d bytes of optimizer state".formatted(bytes));
    }
    this.cleanable = CLEANER.register(this, new Free(address, bytes));
  }

  long address() {
    return address;
  }

  long bytes() {
    return bytes;
  }

  /** A part of it, to read and write numbers as native code does. */
  ByteBuffer buffer(long offset, long length) {
    if (length == 0) return ByteBuffer.allocate(0);
    if (length > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("%,d bytes are too large a table".formatted(length));
    }
    return new View(address + offset, (length + Float.BYTES - 1) / Float.BYTES)
        .asByteBuffer()
        .order(ByteOrder.nativeOrder());
  }

  @Override
  public void close() {
    cleanable.clean();
  }

  private record Free(long address, long bytes) implements Runnable {
    @Override
    public void run() {
      if (address != 0) Native.free(address, bytes);
    }
  }
}
