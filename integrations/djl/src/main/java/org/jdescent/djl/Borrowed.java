package org.jdescent.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.jdescent.Parameter;

/**
 * An array's elements in C order: in its own memory where they lie there so, else in a copy, which
 * is given back at the end.
 */
final class Borrowed implements AutoCloseable {
  private static final long MOST = Integer.MAX_VALUE / Float.BYTES; // elements of a ByteBuffer

  private final NDArray array;
  private final FloatBuffer buffer;
  private final boolean shared;
  private final Parameter parameter;

  Borrowed(String name, NDArray array) {
    prove(name, array);
    this.array = array;
    try (NDManager scope = NDManager.subManagerOf(array)) {
      array.tempAttach(scope); // what DJL copies of an array with gaps ends with the scope
      FloatBuffer floats = array.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer();
      shared = isShared(floats);
      buffer = shared ? floats : copy(floats);
    }
    parameter = Parameter.of(name, buffer, array.getShape().getShape());
  }

  private static void prove(String name, NDArray array) {
    refuse(array.isReleased(), name, "open", "a closed one");
    refuse(array.getDataType() != DataType.FLOAT32, name, "of FLOAT32", array.getDataType());
    refuse(array.isSparse(), name, "dense", array.getSparseFormat());
    refuse(
        !Device.Type.CPU.equals(array.getDevice().getDeviceType()),
        name,
        "on the CPU",
        array.getDevice());
    refuse(array.size() > MOST, name, "of at most " + MOST + " elements", array.size());
  }

  private static void refuse(boolean unusable, String name, String allowed, Object got) {
    if (!unusable) return;
    throw new IllegalArgumentException(
        "array '%s' must be %s, got %s".formatted(name, allowed, got));
  }

  private static FloatBuffer copy(FloatBuffer from) {
    FloatBuffer copy =
        ByteBuffer.allocateDirect(Float.BYTES * from.remaining())
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    return copy.put(from.duplicate()).flip();
  }

  /** Whether what is written arrives in the array: DJL does not say whether a buffer is a copy. */
  private boolean isShared(FloatBuffer floats) {
    if (!floats.isDirect() || floats.isReadOnly()) return false;
    if (floats.capacity() == 0) return true;
    float before = floats.get(0);
    float other = before == 1 ? 2 : 1;
    floats.put(0, other);
    try (NDArray flat = array.flatten()) {
      return flat.getFloat(0) == other;
    } finally {
      floats.put(0, before);
    }
  }

  Parameter parameter() {
    return parameter;
  }

  /** What is in a copy is written back. */
  @Override
  public void close() {
    if (shared) return;
    try (NDArray values = array.getManager().create(buffer.duplicate(), array.getShape())) {
      array.set(new NDIndex("..."), values);
    }
  }
}
