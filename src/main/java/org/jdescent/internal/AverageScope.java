package org.jdescent.internal;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Averaged weights in the parameters' place; the training weights wait in a buffer of their own.
 */
final class AverageScope implements AutoCloseable {
  private final State state;
  private final Arena training;
  private boolean closed;

  /**
   * Shows a plane of a state.
   *
   * @throws IllegalArgumentException if a parameter was closed
   */
  AverageScope(State state, int plane) {
    this.state = state;
    Binding binding = state.binding();
    long bytes = 0;
    for (int i = 0; i < binding.count(); i++) {
      parameter(i);
      bytes += Float.BYTES * binding.size(i);
    }
    training = new Arena(bytes);
    long next = training.address();
    for (int i = 0; i < binding.count(); i++) {
      copy(new View(next, binding.size(i)), parameter(i));
      next += Float.BYTES * binding.size(i);
      if (!binding.isFrozen(i)) copy(parameter(i), state.view(i, plane));
    }
  }

  private Pointer parameter(int row) {
    Binding binding = state.binding();
    FloatPointer held = state.addresses().held(row);
    Buffers.address("parameter", binding.name(row), held, binding.size(row), true);
    return new View(state.addresses().parameter(row), binding.size(row));
  }

  static void copy(Pointer to, Pointer from) {
    if (from.limit() > 0) Pointer.memcpy(to, from, Float.BYTES * from.limit());
  }

  @Override
  public void close() {
    if (closed) return;
    closed = true;
    Binding binding = state.binding();
    try {
      long next = training.address();
      for (int i = 0; i < binding.count(); i++) {
        copy(parameter(i), new View(next, binding.size(i)));
        next += Float.BYTES * binding.size(i);
      }
    } finally {
      training.close();
    }
  }
}
