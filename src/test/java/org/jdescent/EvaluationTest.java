package org.jdescent;

import static org.jdescent.FaultTest.throwsMessage;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.optimizers.Adam;
import org.jdescent.optimizers.SGD;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Averaged weights in the parameters' place, and the training weights back again. */
class EvaluationTest {
  private final Model model = Model.small();
  private final Optimizer optimizer =
      Recipe.of(Adam.defaults().learningRate(0.1))
          .average(Average.ema(0.9))
          .average(Average.swa(3, 1))
          .lookahead(2, 0.5)
          .freeze("frozen", p -> p.name().endsWith("bias"))
          .start();

  @AfterEach
  void free() {
    optimizer.close();
    model.close();
  }

  private void train(int steps) {
    for (int i = 0; i < steps; i++) model.update(optimizer);
  }

  @Test
  void showsTheAverageAndRestoresEveryBit() {
    train(3);
    float[] training = model.p("fc.weight");
    float[] bias = model.p("fc.bias");
    for (String average : new String[] {"ema", "swa", "lookahead"}) {
      float[] averaged = Model.read(optimizer.averages("fc.weight").get(average));
      try (Evaluation evaluation = optimizer.evaluate(average)) {
        assertArrayEquals(averaged, model.p("fc.weight"), average);
        assertArrayEquals(bias, model.p("fc.bias"), "a frozen parameter is shown as it is");
        model.params.get("fc.weight").put(0, 1234); // what evaluation leaves behind is undone, too
        model.params.get("fc.bias").put(0, 1234);
        evaluation.close(); // twice, with the one of the scope
      }
      assertArrayEquals(training, model.p("fc.weight"), average);
      assertArrayEquals(bias, model.p("fc.bias"), average);
      assertArrayEquals(averaged, Model.read(optimizer.averages("fc.weight").get(average)));
    }
    train(1);
    assertFalse(Arrays.equals(training, model.p("fc.weight")));
  }

  @Test
  void trainingWaitsUntilTheScopeIsClosed() {
    train(3);
    String message = "the parameters hold averaged weights; close the evaluation ...";
    Evaluation evaluation = optimizer.evaluate("ema");
    float[] shown = model.p("fc.weight");
    throwsMessage(IllegalStateException.class, message, () -> model.update(optimizer));
    throwsMessage(
        IllegalStateException.class, message, () -> optimizer.update(model.params, model.grads));
    throwsMessage(
        IllegalStateException.class, message, () -> optimizer.bind(model.shaped(model.params)));
    throwsMessage(IllegalStateException.class, message, () -> optimizer.evaluate("swa"));
    assertArrayEquals(shown, model.p("fc.weight"));
    evaluation.close();
    train(1);
  }

  @Test
  void closingTheOptimizerGivesTheWeightsBack() {
    train(3);
    float[] training = model.p("fc.weight");
    Evaluation evaluation = optimizer.evaluate("ema");
    optimizer.close();
    assertArrayEquals(training, model.p("fc.weight"));
    evaluation.close();
    assertArrayEquals(training, model.p("fc.weight"));
  }

  @Test
  void copiesOut() {
    train(3);
    try (Model copy = Model.small()) {
      optimizer.copyAverage("ema", copy.shaped(copy.params));
      assertArrayEquals(
          Model.read(optimizer.averages("fc.weight").get("ema")), copy.p("fc.weight"));
      assertArrayEquals(model.p("fc.bias"), copy.p("fc.bias"));
    }
  }

  @Test
  void refusesWhatItCannotShow() {
    throwsMessage(
        IllegalStateException.class,
        "no parameters are bound yet",
        () -> optimizer.evaluate("ema"));
    train(2);
    throwsMessage(
        IllegalStateException.class,
        "average 'swa' has taken in no update yet; the step is 2",
        () -> optimizer.evaluate("swa"));
    throwsMessage(
        IllegalArgumentException.class,
        "there is no average 'sma', only [ema, swa, lookahead]",
        () -> optimizer.evaluate("sma"));
    throwsMessage(
        IllegalArgumentException.class,
        "target 'fc.weight' is missing; ...",
        () ->
            optimizer.copyAverage(
                "ema",
                ParameterSet.of(
                    new Parameter("fc.bias", new FloatPointer(3), 3),
                    new Parameter("x", new FloatPointer(12), 12))));
    throwsMessage(
        IllegalArgumentException.class,
        "target 'fc.bias' overlaps parameter 'fc.bias'",
        () -> optimizer.copyAverage("ema", model.shaped(model.params)));
  }

  @Test
  void aClosedParameterIsAnErrorNotACrash() {
    train(1);
    Evaluation evaluation = optimizer.evaluate("ema");
    model.params.get("fc.weight").close();
    throwsMessage(
        IllegalArgumentException.class,
        "parameter 'fc.weight' is a null pointer; was it closed?",
        evaluation::close);
  }

  @Test
  void anAverageOfEveryStepIsTheMean() {
    try (Model other = new Model().with("w", 5);
        Optimizer swa =
            Recipe.of(SGD.defaults().learningRate(0.5)).average(Average.swa(1, 1)).start()) {
      double sum = 0;
      for (int i = 0; i < 10; i++) {
        other.update(swa);
        sum += other.p("w")[0];
      }
      assertTrue(Math.abs(swa.averages("w").get("swa").get(0) - sum / 10) < 1e-6);
    }
  }
}
