package org.jdescent;

import static org.jdescent.FaultTest.throwsMessage;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What L-BFGS refuses, before it evaluates anything or at the first point. */
class LBFGSInputTest {
  private static final Objective NEVER =
      (params, grads) -> {
        throw new AssertionError("was evaluated");
      };
  private final LBFGS lbfgs = LBFGS.defaults();
  private final FloatPointer w = new FloatPointer(1, 2, 3, 4);
  private final FloatPointer b = new FloatPointer(5, 6);
  private final FloatPointer dw = new FloatPointer(4);
  private final FloatPointer db = new FloatPointer(2);

  @AfterEach
  void free() {
    for (FloatPointer pointer : new FloatPointer[] {w, b, dw, db}) pointer.close();
  }

  @Test
  void hyperParameters() {
    LBFGS changed =
        LBFGS
            .defaults()
            .history(3)
            .maxIterations(4)
            .maxEvaluations(5)
            .gradientTolerance(0.1)
            .changeTolerance(0.2)
            .c2(0.8)
            .c1(0.3);
    assertEquals(new LBFGS(3, 4, 5, 0.1, 0.2, 0.3, 0.8), changed);
    assertEquals(new LBFGS(10, 100, 1000, 1e-5, 1e-9, 1e-4, 0.9), LBFGS.defaults());
  }

  static Stream<Arguments> refusals() {
    LBFGS lbfgs = LBFGS.defaults();
    return Stream.of(
        refusal("LBFGS.history must be from 1 to 1000, got 0", () -> lbfgs.history(0)),
        refusal("LBFGS.history must be from 1 to 1000, got 1001", () -> lbfgs.history(1001)),
        refusal("LBFGS.maxIterations must be at least 1, got 0", () -> lbfgs.maxIterations(0)),
        refusal("LBFGS.maxEvaluations must be at least 1, got -1", () -> lbfgs.maxEvaluations(-1)),
        refusal(
            "LBFGS.gradientTolerance must be finite and at least 0, got NaN",
            () -> lbfgs.gradientTolerance(Double.NaN)),
        refusal(
            "LBFGS.changeTolerance must be finite and at least 0, got -1.0",
            () -> lbfgs.changeTolerance(-1)),
        refusal("LBFGS.c1 must be above 0.0 and below 0.9, got 0.9", () -> lbfgs.c1(0.9)),
        refusal("LBFGS.c1 must be above 0.0 and below 0.9, got 0.0", () -> lbfgs.c1(0)),
        refusal("LBFGS.c2 must be above 1.0E-4 and below 1.0, got 1.0", () -> lbfgs.c2(1)),
        refusal("LBFGS.c2 must be above 1.0E-4 and below 1.0, got NaN", () -> lbfgs.c2(Double.NaN)),
        refusal("LBFGS.c2 must be above 1.0E-4 and below 1.0, got 1.0E-5", () -> lbfgs.c2(1e-5)));
  }

  private static Arguments refusal(String message, Runnable change) {
    return Arguments.of(message, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void outOfRange(String message, Runnable change) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, change::run).getMessage());
  }

  static Stream<Arguments> badFirstPoints() {
    return Stream.of(
        Arguments.of("the loss must be finite at the first point, got NaN", 1f, Double.NaN, 0f),
        Arguments.of(
            "the loss must be finite at the first point, got -Infinity",
            1f,
            Double.NEGATIVE_INFINITY,
            0f),
        Arguments.of("gradient 'x' must be finite at the first point, got NaN", 1f, 1., Float.NaN),
        Arguments.of(
            "parameter 'x' must be finite at the first point, got Infinity",
            Float.POSITIVE_INFINITY,
            1.,
            0f));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badFirstPoints")
  void theFirstPointMustBeFinite(String message, float x1, double loss, float g1) {
    try (FloatPointer x = new FloatPointer(0, x1)) {
      Objective objective =
          (params, grads) -> {
            grads.get("x").data().put(1, g1);
            return loss;
          };
      ParameterSet params = ParameterSet.of(Map.of("x", x));
      throwsMessage(
          IllegalArgumentException.class, message, () -> lbfgs.minimize(params, objective));
      assertArrayEquals(new float[] {0, x1}, Model.read(x));
    }
  }

  private void refused(String message, ParameterSet params, ParameterSet grads) {
    throwsMessage(
        IllegalArgumentException.class, message, () -> lbfgs.minimize(params, grads, NEVER));
    assertArrayEquals(new float[] {1, 2, 3, 4}, Model.read(w));
  }

  private static ParameterSet set(FloatPointer w, FloatPointer b) {
    return ParameterSet.of(Map.of("w", w, "b", b));
  }

  private static FloatPointer slice(FloatPointer of, long position, long limit) {
    return new FloatPointer(of).position(position).limit(limit);
  }

  @Test
  void badInput() {
    ParameterSet params = set(w, b);
    ParameterSet grads = set(dw, db);
    refused("the set of parameters is null", null, grads);
    refused("the set of gradients is null", params, null);
    refused("the parameters must have from 1 to ... elements, got 0", ParameterSet.of(), grads);
    refused("gradient 'b' is missing; ...", params, ParameterSet.of(Map.of("w", dw)));
    refused("gradient 'b' is not that of a parameter; ...", ParameterSet.of(Map.of("w", w)), grads);
    refused("gradient 'w' has shape [2], expected [4]", params, set(db, db));
    refused(
        "gradient 'w' has shape [4], expected [2, 2]",
        ParameterSet.of(new Parameter("w", w, 2, 2), new Parameter("b", b, 2)),
        grads);
    refused("parameter '...' overlaps parameter '...'", set(w, slice(w, 2, 4)), grads);
    refused("gradient '...' overlaps gradient '...'", params, set(dw, slice(dw, 2, 4)));
    refused("gradient 'b' overlaps parameter 'w'", params, set(dw, slice(w, 1, 3)));
    throwsMessage(
        IllegalArgumentException.class,
        "the objective must not be null",
        () -> lbfgs.minimize(params, null));
    throwsMessage(
        IllegalArgumentException.class,
        "the set of parameters is null",
        () -> lbfgs.minimize(null, NEVER));
    db.close();
    refused("gradient 'b' is a null pointer; was it closed?", params, grads);
    b.close();
    refused("parameter 'b' is a null pointer; was it closed?", params, grads);
    throwsMessage(
        IllegalArgumentException.class,
        "parameter 'b' is a null pointer; was it closed?",
        () -> lbfgs.minimize(params, NEVER));
  }
}
