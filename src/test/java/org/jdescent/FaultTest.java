package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.optimizers.Adam;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input: an exception that names what is wrong, and nothing has changed. */
class FaultTest {
  private final FloatPointer w = new FloatPointer(1, 2, 3, 4);
  private final FloatPointer b = new FloatPointer(5, 6);
  private final FloatPointer dw = new FloatPointer(0.1f, 0.2f, 0.3f, 0.4f);
  private final FloatPointer db = new FloatPointer(0.5f, 0.6f);
  private final Map<String, FloatPointer> params = new HashMap<>(Map.of("w", w, "b", b));
  private final Map<String, FloatPointer> grads = new HashMap<>(Map.of("w", dw, "b", db));
  private final Optimizer optimizer = new Adam();

  @AfterEach
  void free() {
    optimizer.close();
    for (FloatPointer pointer : new FloatPointer[] {w, b, dw, db}) pointer.close();
  }

  private static Arguments fault(String message, Consumer<FaultTest> harm) {
    return Arguments.of(message, harm);
  }

  /** What makes the maps bad, at the first update as well as at a later one. */
  static Stream<Arguments> badMaps() {
    return Stream.of(
        fault("parameter 'w' is null", t -> t.params.put("w", null)),
        fault("gradient 'w' is null", t -> t.grads.put("w", null)),
        fault("parameter 'w' is a null pointer; was it closed?", t -> t.params.put("w", closed())),
        fault("gradient 'b' is a null pointer; was it closed?", t -> t.grads.put("b", closed())),
        fault(
            "parameter 'w' has capacity 0; ....capacity(n)...",
            t -> t.params.put("w", unknown(t.w))),
        fault(
            "gradient 'w' has capacity 0; ....capacity(n)...",
            t -> t.grads.put("w", unknown(t.dw))),
        fault("gradient 'w' is missing; ...", t -> t.grads.remove("w")),
        fault("gradient 'w' is missing; ...", t -> t.grads.put("x", t.grads.remove("w"))),
        fault("gradient 'x' is not among the bound parameters; ...", t -> t.grads.put("x", t.dw)),
        fault("gradient 'b' has 1 elements, expected 2", t -> t.grads.put("b", slice(t.db, 1, 2))),
        fault("parameter 'w' overlaps parameter 'b'", t -> t.params.put("b", slice(t.w, 2, 4))),
        fault("gradient 'w' overlaps parameter 'w'", t -> t.grads.put("w", t.w)),
        fault("gradient 'b' overlaps parameter 'w'", t -> t.grads.put("b", slice(t.w, 2, 4))),
        fault(
            "parameter 'w' must be aligned to 4 bytes, got address 0x...",
            t -> t.params.put("w", misaligned(t.w))),
        fault(
            "gradient 'w' must be aligned to 4 bytes, got address 0x...",
            t -> t.grads.put("w", misaligned(t.dw))),
        fault(
            "gradient 'w' must have 0 <= position <= limit <= capacity, got position -1, limit 3, capacity 4",
            t -> t.grads.put("w", slice(t.dw, -1, 3))),
        fault(
            "parameter 'w' must have 0 <= position <= limit <= capacity, got position 0, limit 5, capacity 4",
            t -> t.params.put("w", slice(t.w, 0, 5))));
  }

  /** What is bad only once parameters are bound. */
  static Stream<Arguments> changes() {
    return Stream.of(
        fault(
            "parameter 'x' is not among the bound parameters; ...",
            t -> t.both("x", fresh(t), fresh(t))),
        fault("parameter 'b' is missing; bind() changes the set", t -> t.params.remove("b")),
        fault(
            "parameter 'w' has 3 elements, expected 4",
            t -> t.both("w", slice(t.w, 0, 3), slice(t.dw, 0, 3))),
        fault(
            "gradient 'w' overlaps this optimizer's own slots",
            t -> t.grads.put("w", t.optimizer.slots("w").get("m"))),
        fault(
            "parameter 'w' overlaps this optimizer's own slots",
            t -> t.params.put("w", t.optimizer.slots("w").get("v"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badMaps")
  void firstUpdateRefuses(String message, Consumer<FaultTest> harm) {
    harm.accept(this);
    refused(message);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"badMaps", "changes"})
  void laterUpdateRefuses(String message, Consumer<FaultTest> harm) {
    optimizer.update(params, grads);
    harm.accept(this);
    refused(message);
  }

  /**
   * The call throws, buffers and slots keep their bits, and the next good call works as if it had
   * not happened.
   */
  private void refused(String message) {
    long step = optimizer.step();
    float[][] before = everything();
    throwsMessage(IllegalArgumentException.class, message, () -> optimizer.update(params, grads));
    assertEquals(step, optimizer.step());
    float[][] after = everything();
    for (int i = 0; i < before.length; i++) assertArrayEquals(before[i], after[i]);

    Map<String, FloatPointer> good = Map.of("w", w, "b", b);
    optimizer.update(good, Map.of("w", dw, "b", db));
    assertEquals(step + 1, optimizer.step());
    float[] expectedW = {1, 2, 3, 4};
    try (FloatPointer w2 = new FloatPointer(expectedW);
        FloatPointer b2 = new FloatPointer(5, 6);
        Optimizer undisturbed = new Adam()) {
      for (int t = 0; t <= step; t++)
        undisturbed.update(Map.of("w", w2, "b", b2), Map.of("w", dw, "b", db));
      assertArrayEquals(get(w2, 4), get(w, 4));
      assertArrayEquals(get(b2, 2), get(b, 2));
      assertArrayEquals(
          get(undisturbed.slots("w").get("v"), 4), get(optimizer.slots("w").get("v"), 4));
    }
  }

  @Test
  void nullMaps() {
    throwsMessage(
        IllegalArgumentException.class,
        "the map of parameters is null",
        () -> optimizer.update(null, grads));
    throwsMessage(
        IllegalArgumentException.class,
        "the map of gradients is null",
        () -> optimizer.update(params, null));
    optimizer.update(params, grads);
    throwsMessage(
        IllegalArgumentException.class,
        "the map of parameters is null",
        () -> optimizer.update(null, grads));
    throwsMessage(
        IllegalArgumentException.class,
        "the set of gradients is null",
        () -> optimizer.update(ParameterSet.of(params), null));
    throwsMessage(
        IllegalArgumentException.class,
        "the set of parameters is null",
        () -> optimizer.bind(null));
  }

  @Test
  void nullName() {
    Map<String, FloatPointer> bad = new HashMap<>(Collections.singletonMap(null, w));
    throwsMessage(
        IllegalArgumentException.class,
        "a parameter's name must not be null",
        () -> optimizer.update(bad, grads));
  }

  @Test
  void sliceOfAClosedOwner() {
    FloatPointer owner = new FloatPointer(new float[4]);
    params.put("w", owner.getPointer(0).limit(4).capacity(4));
    optimizer.update(params, grads);
    owner.close();
    throwsMessage(
        IllegalArgumentException.class,
        "parameter 'w' is part of a buffer that was closed",
        () -> optimizer.update(params, grads));
    FloatPointer gradientOwner = new FloatPointer(new float[4]);
    params.put("w", w);
    grads.put("w", gradientOwner.getPointer(0).limit(4).capacity(4));
    optimizer.update(params, grads);
    gradientOwner.close();
    throwsMessage(
        IllegalArgumentException.class,
        "gradient 'w' is part of a buffer that was closed",
        () -> optimizer.update(params, grads));
  }

  @Test
  void shapesDiffer() {
    ParameterSet set = ParameterSet.of(new Parameter("w", w, 2, 2));
    throwsMessage(
        IllegalArgumentException.class,
        "gradient 'w' has shape [4, 1], expected [2, 2]",
        () -> optimizer.update(set, ParameterSet.of(new Parameter("w", dw, 4, 1))));
    optimizer.update(set, ParameterSet.of(new Parameter("w", dw, 2, 2)));
    throwsMessage(
        IllegalArgumentException.class,
        "parameter 'w' has shape [4], expected [2, 2]",
        () -> optimizer.update(ParameterSet.of(new Parameter("w", w, 4)), set));
    throwsMessage(
        IllegalArgumentException.class,
        "parameter 'w' has shape [4], was bound with [2, 2]; ...",
        () -> optimizer.bind(ParameterSet.of(new Parameter("w", w, 4))));
  }

  @Test
  void useAfterClose() {
    optimizer.update(params, grads);
    optimizer.close();
    optimizer.close();
    for (Executable use :
        new Executable[] {
          () -> optimizer.update(params, grads),
          () -> optimizer.update(ParameterSet.of(params), ParameterSet.of(grads)),
          () -> optimizer.bind(ParameterSet.of(params)),
          () -> optimizer.slots("w"),
          () -> optimizer.threads(2)
        }) {
      throwsMessage(IllegalStateException.class, "Adam is closed", use);
    }
  }

  @Test
  void concurrentUse() {
    // A map that calls the optimizer while the optimizer reads it stands for a second thread,
    // without the luck.
    Map<String, FloatPointer> reentrant =
        new HashMap<>(params) {
          @Override
          public FloatPointer get(Object key) {
            optimizer.close();
            return super.get(key);
          }
        };
    optimizer.update(params, grads);
    throwsMessage(
        IllegalStateException.class,
        "Adam is in use by another thread; ...",
        () -> optimizer.update(reentrant, grads));
    optimizer.update(params, grads);
    assertEquals(2, optimizer.step());
  }

  @Test
  void threadsOutOfRange() {
    for (int threads : new int[] {-1, 0, 1025}) {
      throwsMessage(
          IllegalArgumentException.class,
          "threads must be 1 to 1024, got " + threads,
          () -> optimizer.threads(threads));
    }
  }

  @Test
  void parameterSets() {
    throwsMessage(
        IllegalArgumentException.class,
        "parameter 'w' has 4 elements, expected 6",
        () -> ParameterSet.of(new Parameter("w", w, 2, 3)));
    throwsMessage(
        IllegalArgumentException.class,
        "two parameters are called 'w'",
        () -> ParameterSet.of(new Parameter("w", w, 4), new Parameter("w", b, 2)));
    throwsMessage(
        IllegalArgumentException.class,
        "dimensions of 'w' must be at least 0, got [-4]",
        () -> new Parameter("w", w, -4));
    throwsMessage(
        IllegalArgumentException.class,
        "'w' must have at most ... elements, got shape [4294967296, 4294967296]",
        () -> new Parameter("w", w, 1L << 32, 1L << 32));
    throwsMessage(
        IllegalArgumentException.class, "parameter 'w' is null", () -> new Parameter("w", null, 4));
    throwsMessage(
        IllegalArgumentException.class,
        "parameter 'w' has capacity 0; ...",
        () -> ParameterSet.of(new Parameter("w", unknown(w), 4)));
  }

  /** In a message, {@code ...} stands for anything. */
  static void throwsMessage(Class<? extends Exception> type, String message, Executable use) {
    String actual = assertThrows(type, use).getMessage();
    String pattern = Pattern.quote(message).replace("...", "\\E.*\\Q");
    assertTrue(
        Pattern.compile(pattern, Pattern.DOTALL).matcher(actual).matches(),
        actual + ", expected: " + message);
  }

  private void both(String name, FloatPointer parameter, FloatPointer gradient) {
    params.put(name, parameter);
    grads.put(name, gradient);
  }

  private float[][] everything() {
    float[] m = optimizer.step() == 0 ? new float[0] : get(optimizer.slots("w").get("m"), 4);
    return new float[][] {get(w, 4), get(b, 2), get(dw, 4), get(db, 2), m};
  }

  private static float[] get(FloatPointer pointer, int size) {
    float[] values = new float[size];
    pointer.get(values);
    return values;
  }

  private static FloatPointer fresh(FaultTest test) {
    return new FloatPointer(1, 1);
  }

  private static FloatPointer closed() {
    FloatPointer pointer = new FloatPointer(4);
    pointer.close();
    return pointer;
  }

  private static FloatPointer unknown(FloatPointer pointer) {
    return new FloatPointer(pointer).limit(0).capacity(0);
  }

  private static FloatPointer slice(FloatPointer pointer, long position, long limit) {
    return new FloatPointer(pointer).position(position).limit(limit);
  }

  private static FloatPointer misaligned(FloatPointer pointer) {
    return new FloatPointer(pointer) {
      {
        address += 2;
      }
    };
  }
}
