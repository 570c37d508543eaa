package org.jdescent;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A buffer at some offset from its allocation's start, with guard words on both sides that nobody
 * may touch.
 */
final class Guarded implements AutoCloseable {
  private static final int GUARDS = 16;
  private static final float GUARD = 12345.678f;

  private final FloatPointer whole;
  private final int begin;
  private final int size;

  Guarded(float[] values, int offset) {
    size = values.length;
    begin = GUARDS + offset;
    float[] all = new float[begin + size + GUARDS];
    Arrays.fill(all, GUARD);
    System.arraycopy(values, 0, all, begin, size);
    whole = new FloatPointer(all);
  }

  /** The buffer without its guards: the same memory between position and limit. */
  FloatPointer pointer() {
    return new FloatPointer(whole).position(begin).limit(begin + size);
  }

  void set(float[] values) {
    whole.position(begin).put(values).position(0);
  }

  float[] get() {
    float[] values = new float[size];
    whole.position(begin).get(values).position(0);
    return values;
  }

  boolean guardsIntact() {
    float[] all = new float[begin + size + GUARDS];
    whole.get(all);
    for (int i = 0; i < all.length; i++) {
      if ((i < begin || i >= begin + size) && all[i] != GUARD) return false;
    }
    return true;
  }

  @Override
  public void close() {
    whole.close();
  }
}
