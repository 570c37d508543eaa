package org.jdescent.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.reflect.Method;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.Float4Vector;
import org.jdescent.Optimizer;
import org.jdescent.Parameter;
import org.jdescent.ParameterSet;
import org.jdescent.optimizers.SGD;
import org.junit.jupiter.api.Test;

/** Memory of other libraries is updated in place, each by the line that the README shows. */
class ForeignMemoryTest {
  private static void descend(Parameter p) {
    Parameter g = Parameter.copyOf("w", new float[] {1, 2}, 2);
    try (Optimizer optimizer = new SGD(0.5)) {
      optimizer.update(ParameterSet.of(p), ParameterSet.of(g));
    }
  }

  @Test
  void arrow() {
    try (BufferAllocator allocator = new RootAllocator();
        Float4Vector vector = new Float4Vector("w", allocator)) {
      vector.allocateNew(2);
      vector.set(0, 3);
      vector.set(1, 4);
      vector.setValueCount(2);
      descend(
          Parameter.at(
              "w", vector.getDataBuffer().memoryAddress(), vector, vector.getValueCount()));
      assertEquals(2.5f, vector.get(0));
      assertEquals(3f, vector.get(1));
    }
  }

  @Test
  void netty() {
    ByteBuf buf = Unpooled.directBuffer();
    buf.writeFloatLE(9).writeFloatLE(3).writeFloatLE(4).skipBytes(4);
    int n = buf.readableBytes() / 4;
    descend(Parameter.at("w", buf.memoryAddress() + buf.readerIndex(), buf, n));
    assertEquals(2.5f, buf.readFloatLE());
    assertEquals(3f, buf.readFloatLE());
    buf.release();
  }

  @Test
  void memorySegment() throws Exception {
    assumeTrue(
        Runtime.version().feature() >= 22,
        "java.lang.foreign is final since Java 22, this is " + Runtime.version());
    Class<?> arenas = Class.forName("java.lang.foreign.Arena");
    Object arena = arenas.getMethod("ofAuto").invoke(null);
    Object segment = arenas.getMethod("allocate", long.class, long.class).invoke(arena, 8L, 4L);
    Class<?> segments = Class.forName("java.lang.foreign.MemorySegment");
    java.nio.FloatBuffer floats =
        ((java.nio.ByteBuffer) segments.getMethod("asByteBuffer").invoke(segment))
            .order(java.nio.ByteOrder.nativeOrder())
            .asFloatBuffer();
    floats.put(0, 3).put(1, 4);
    Method address = segments.getMethod("address");
    descend(Parameter.at("w", (long) address.invoke(segment), segment, 2));
    assertEquals(2.5f, floats.get(0));
    assertEquals(3f, floats.get(1));
  }
}
