package org.jdescent;

import static org.jdescent.FaultTest.throwsMessage;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import org.jdescent.optimizers.Adam;
import org.jdescent.optimizers.ScheduleFreeAdamW;
import org.jdescent.optimizers.ScheduleFreeSGD;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules that keep weights of their own for evaluation. */
class RuleEvaluationTest {
  private final Model model = Model.small();
  private final Optimizer optimizer =
      Recipe.of(ScheduleFreeAdamW.defaults().learningRate(0.1))
          .group("biases", p -> p.name().endsWith("bias"), Adam.defaults())
          .start();

  @AfterEach
  void free() {
    optimizer.close();
    model.close();
  }

  @Test
  void showsWhatTheRuleKeepsAndRestoresEveryBit() {
    for (int i = 0; i < 3; i++) model.update(optimizer);
    float[] training = model.p("fc.weight");
    float[] bias = model.p("fc.bias");
    float[] x = Model.read(optimizer.slots("fc.weight").get("x"));
    assertFalse(Arrays.equals(training, x));
    try (Evaluation evaluation = optimizer.evaluate()) {
      assertArrayEquals(x, model.p("fc.weight"));
      assertArrayEquals(bias, model.p("fc.bias"), "Adam keeps nothing for evaluation");
      throwsMessage(
          IllegalStateException.class,
          "the parameters hold averaged weights; close the evaluation ...",
          () -> model.update(optimizer));
    }
    assertArrayEquals(training, model.p("fc.weight"));
    assertArrayEquals(bias, model.p("fc.bias"));
    try (Model copy = Model.small()) {
      optimizer.copyAverage("rule", copy.shaped(copy.params));
      assertArrayEquals(x, copy.p("fc.weight"));
      assertArrayEquals(bias, copy.p("fc.bias"));
    }
  }

  @Test
  void isTheParameterItselfBeforeTheFirstStep() {
    optimizer.bind(model.shaped(model.params));
    float[] before = model.p("fc.weight");
    try (Evaluation evaluation = optimizer.evaluate()) {
      assertArrayEquals(before, model.p("fc.weight"));
    }
  }

  @Test
  void needsARuleThatKeepsSomething() {
    try (Optimizer adam = new Adam()) {
      model.update(adam);
      throwsMessage(
          IllegalArgumentException.class, "there is no average 'rule', only []", adam::evaluate);
    }
  }

  @Test
  void decayAroundSuchARuleMustBeCoupled() {
    throwsMessage(
        IllegalArgumentException.class,
        "the decay around ScheduleFreeSGD must be coupled, for the rule averages the weights it"
            + " makes, got decoupled 0.1",
        () -> ScheduleFreeSGD.defaults().decay(Decay.decoupled(0.1)));
    ScheduleFreeSGD.defaults().decay(Decay.coupled(0.1));
  }
}
