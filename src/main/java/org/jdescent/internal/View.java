package org.jdescent.internal;

import org.bytedeco.javacpp.FloatPointer;

/**
 * A pointer to memory that something else owns: no deallocator, so neither a scope nor the
 * collector frees it.
 */
final class View extends FloatPointer {
  View(long address, long elements) {
    super((FloatPointer) null);
    this.address = address;
    this.limit = elements;
    this.capacity = elements;
  }

  /** Takes the values of another view of the same length. */
  void copy(View from) {
    if (limit > 0 && from.address != address) memcpy(this, from, Float.BYTES * limit);
  }
}
