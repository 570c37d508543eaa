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
}
