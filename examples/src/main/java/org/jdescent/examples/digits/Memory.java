package org.jdescent.examples.digits;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** Off-heap memory that is freed together. */
final class Memory implements AutoCloseable {
  private final List<FloatPointer> owned = new ArrayList<>();

  /** So many floats, all zero. */
  FloatPointer floats(long count) {
    FloatPointer floats = new FloatPointer(count);
    owned.add(floats);
    Pointer.memset(floats, 0, Float.BYTES * count);
    return floats;
  }

  /** A matrix of zeros. */
  Matrix matrix(int rows, int columns) {
    return new Matrix(floats((long) rows * columns), rows, columns, false);
  }

  @Override
  public void close() {
    owned.forEach(FloatPointer::close);
  }
}
