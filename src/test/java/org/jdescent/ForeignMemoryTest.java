package org.jdescent;

import static org.jdescent.Refusal.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.optimizers.SGD;
import org.junit.jupiter.api.Test;

/** Parameters in buffers, arrays and at addresses. */
class ForeignMemoryTest {
  private static FloatBuffer direct(int elements) {
    return ByteBuffer.allocateDirect(Float.BYTES * elements)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  private static void descend(Parameter p, Parameter g) {
    try (Optimizer optimizer = new SGD(0.5)) {
      optimizer.update(ParameterSet.of(p), ParameterSet.of(g));
    }
  }

  @Test
  void aDirectBufferIsUpdatedInPlace() {
    FloatBuffer p = direct(5);
    FloatBuffer g = direct(3);
    for (int i = 0; i < 3; i++) g.put(i, i + 1);
    p.position(1).limit(4);
    FloatBuffer slice = p.slice();
    descend(Parameter.of("p", p, 3), Parameter.of("p", g, 3));
    descend(Parameter.of("p", slice, 3), Parameter.of("p", g, 3));
    p.clear();
    assertEquals(FloatBuffer.wrap(new float[] {0, -1, -2, -3, 0}), p);
  }

  @Test
  void buffersThatCannotBeUsedAreRefused() {
    refuses(
        "must be direct; Parameter.copyOf takes a float[], got a heap buffer",
        () -> Parameter.of("p", FloatBuffer.allocate(2), 2));
    refuses("must be writable", () -> Parameter.of("p", direct(2).asReadOnlyBuffer(), 2));
    ByteOrder other =
        ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN
            ? ByteOrder.LITTLE_ENDIAN
            : ByteOrder.BIG_ENDIAN;
    FloatBuffer swapped = ByteBuffer.allocateDirect(8).order(other).asFloatBuffer();
    refuses("got " + other, () -> Parameter.of("p", swapped, 2));
    refuses("must not be null", () -> Parameter.of("p", (FloatBuffer) null, 2));
    Parameter shorter = Parameter.of("p", direct(2), 3);
    refuses("'p' has 2 elements, expected 3", () -> ParameterSet.of(shorter));
  }

  @Test
  void anArrayIsCopiedAndCopiedBack() {
    float[] values = {1, 2};
    Parameter p = Parameter.copyOf("p", values, 2);
    descend(p, Parameter.copyOf("p", new float[] {2, 2}, 2));
    assertEquals(1, values[0]);
    p.data().get(values);
    assertEquals(0, values[0]);
    assertEquals(1, values[1]);
    refuses("must not be null", () -> Parameter.copyOf("p", null, 2));
  }

  @Test
  void anAddressWithAnOwnerIsUpdatedInPlace() {
    try (FloatPointer memory = new FloatPointer(1, 2, 3);
        FloatPointer g = new FloatPointer(new float[] {2})) {
      Parameter p = Parameter.at("p", memory.address() + Float.BYTES, memory, 1);
      descend(p, Parameter.at("p", g.address(), g, 1));
      assertEquals(1, memory.get(1));
      refuses("owner of parameter 'p' must not be null", () -> Parameter.at("p", 8, null, 1));
      refuses("positive multiple of 4, got 6", () -> Parameter.at("p", 6, memory, 1));
      refuses("positive multiple of 4, got 0", () -> Parameter.at("p", 0, memory, 1));
    }
  }

  @Test
  void anOwnerLivesAsLongAsItIsBound() throws InterruptedException {
    try (Optimizer optimizer = new SGD(0.5);
        FloatPointer g = new FloatPointer(new float[] {2})) {
      WeakReference<Object> owner = bindOwned(optimizer);
      for (int i = 0; i < 5; i++) System.gc();
      assertNotNull(owner.get());
      optimizer.close();
      long end = System.nanoTime() + 5_000_000_000L;
      while (owner.get() != null && System.nanoTime() < end) {
        System.gc();
        Thread.sleep(10);
      }
      assertNull(owner.get());
      assertTrue(g.address() != 0);
    }
  }

  /** In a method of its own, so that nothing but the optimizer knows the buffer. */
  private static WeakReference<Object> bindOwned(Optimizer optimizer) {
    FloatBuffer buffer = direct(1);
    optimizer.bind(ParameterSet.of(Parameter.of("p", buffer, 1)));
    return new WeakReference<>(buffer);
  }
}
