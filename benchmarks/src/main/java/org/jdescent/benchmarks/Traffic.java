package org.jdescent.benchmarks;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.BytePointer;

/** The reads and writes of a step without its mathematics, in native code; see traffic.cpp. */
public final class Traffic implements AutoCloseable {
  /** How many slots a step may have. */
  static final int SLOTS = 6;

  private static final int LINE = 64;
  private static final int PAGE = 4096;
  // Arrays start apart modulo a page, or loads would wait for stores.
  private static final int STAGGER = 21 * LINE;

  private final long elements;
  private final long stride;
  private final long bytes;
  private final long memory;

  static {
    Natives.require();
  }

  Traffic(int arrays, long elements, Pages pages) {
    this.elements = elements;
    this.stride = (elements * Float.BYTES + PAGE - 1) / PAGE * PAGE + STAGGER;
    this.bytes = arrays * stride;
    this.memory = map(bytes, pages == Pages.HUGE, Runtime.getRuntime().availableProcessors());
    if (memory == 0) throw new OutOfMemoryError("no native memory for %,d bytes".formatted(bytes));
  }

  /** A piece of the memory, for a channel. */
  ByteBuffer buffer(long offset, int length) {
    return new Piece(memory + offset, length).asByteBuffer();
  }

  /** The k-th array. */
  FloatBuffer array(int k) {
    return buffer(k * stride, (int) (elements * Float.BYTES)).asFloatBuffer();
  }

  private static final class Piece extends BytePointer {
    Piece(long address, int bytes) {
      super((BytePointer) null);
      this.address = address;
      this.limit = bytes;
      this.capacity = bytes;
    }
  }

  /** Reads a parameter, a gradient and so many slots; writes all but the gradient. */
  public void step(int slots, long ahead, int threads) {
    walk(slots, memory, stride, elements, ahead, threads);
  }

  /** Reads some arrays once; then a step; then reads and writes an array that is shorter. */
  void step(Demand demand, long ahead, int threads) {
    int slots = demand.slots();
    for (int k = 0; k < demand.again(); k++) {
      read(memory + k % (2 + slots) * stride, elements, ahead, threads);
    }
    step(slots, ahead, threads);
    if (demand.rest() > 0) {
      write(memory + (2 + slots) * stride, demand.rest(), ahead, threads);
    }
  }

  /** Reads gradients; then as a step with three slots, but writes gradients, too. */
  public void wholeStep(long ahead, int threads) {
    read(memory + stride, elements, ahead, threads);
    walkAndZero(memory, stride, elements, ahead, threads);
  }

  /** STREAM's triad: reads two arrays, writes one. */
  void triad(long ahead, int threads) {
    walkTriad(memory, stride, elements, ahead, threads);
  }

  @Override
  public void close() {
    unmap(memory, bytes);
  }

  private static native long map(long bytes, boolean huge, int threads);

  private static native void unmap(long memory, long bytes);

  private static native void walk(
      int slots, long base, long stride, long elements, long ahead, int threads);

  private static native void walkAndZero(
      long base, long stride, long elements, long ahead, int threads);

  private static native void read(long array, long elements, long ahead, int threads);

  private static native void write(long array, long elements, long ahead, int threads);

  private static native void walkTriad(
      long base, long stride, long elements, long ahead, int threads);
}
