package org.jdescent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jdescent.optimizers.Adam;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Those who watch: listeners, norms, flight recordings; and what watching costs. */
class MonitorTest {
  private final Model model = Model.small();

  @AfterEach
  void free() {
    model.close();
  }

  @Test
  void listenersSeeTheStepThatHasHappened() {
    List<String> seen = new ArrayList<>();
    StepListener listener =
        (optimizer, outcome) ->
            seen.add(
                "%s %d %s %s %d"
                    .formatted(
                        outcome,
                        optimizer.step(),
                        optimizer.learningRate("default"),
                        optimizer.gradientNorm() > 0,
                        optimizer.slots("fc.bias").size()));
    Recipe recipe =
        Recipe.of(Adam.defaults().learningRate(Schedule.linear(1, 0, 4)))
            .accumulate(2, Reduce.MEAN)
            .clip(Clip.globalNorm(1))
            .listen(listener);
    try (Optimizer optimizer = recipe.start()) {
      for (int i = 0; i < 4; i++) model.update(optimizer);
    }
    assertEquals(
        List.of(
            "ACCUMULATED 0 1.0 false 2",
            "APPLIED 1 1.0 true 2",
            "ACCUMULATED 1 1.0 true 2",
            "APPLIED 2 0.75 true 2"),
        seen);
  }

  @Test
  void aListenerThatThrowsDoesSoAfterTheStep() {
    Recipe recipe =
        Recipe.of(Adam.defaults())
            .listen(
                (optimizer, outcome) -> {
                  throw new IllegalStateException("from the listener");
                });
    try (Model twin = Model.small();
        Optimizer plain = new Adam();
        Optimizer optimizer = recipe.start()) {
      twin.update(plain);
      assertThrows(IllegalStateException.class, () -> model.update(optimizer));
      assertEquals(1, optimizer.step());
      assertEquals(twin.p("fc.weight")[0], model.p("fc.weight")[0]);
    }
  }

  @Test
  void normsAreMeasuredOnRequest() {
    try (Optimizer silent = new Adam();
        Optimizer measuring =
            Recipe.of(Adam.torch().learningRate(0.1)).measure(Norm.values()).start()) {
      model.update(silent);
      assertTrue(Double.isNaN(silent.gradientNorm()) && Double.isNaN(silent.updateNorm()));
      double squares = 0;
      for (String name : model.grads.keySet()) for (float g : model.g(name)) squares += g * g;
      model.update(measuring);
      assertEquals(Math.sqrt(squares), measuring.gradientNorm(), 1e-5);
      // Adam's first update is the learning rate in every one of the 15 elements.
      assertEquals(0.1 * Math.sqrt(15), measuring.updateNorm(), 1e-5);
    }
  }

  @Test
  void aFlightRecordingHasEveryStep(@TempDir Path folder) throws Exception {
    try (Recording recording = new Recording();
        Optimizer optimizer = Recipe.of(Adam.defaults()).clip(Clip.globalNorm(1)).start()) {
      recording.enable("org.jdescent.Step");
      recording.start();
      for (int i = 0; i < 3; i++) model.update(optimizer);
      recording.stop();
      Path file = folder.resolve("steps.jfr");
      recording.dump(file);
      List<RecordedEvent> events = RecordingFile.readAllEvents(file);
      assertEquals(3, events.size());
      RecordedEvent last = events.get(2);
      assertEquals(3, last.getLong("step"));
      assertEquals("APPLIED", last.getString("outcome"));
      assertEquals(0.001, last.getDouble("learningRate"));
      assertEquals(optimizer.gradientNorm(), last.getDouble("gradientNorm"));
    }
  }

  @Test
  void nothingIsAllocatedAfterTheFirstSteps() {
    Recipe recipe =
        Recipe.of(
                Adam.defaults()
                    .learningRate(Schedule.cosine(0.1, 0, 1000).warmup(10))
                    .decay(Decay.decoupled(0.01)))
            .exemptFromDecay()
            .accumulate(2, Reduce.MEAN)
            .onMissing(Missing.SKIP)
            .onNonFinite(NonFinite.SKIP)
            .clip(Clip.globalNorm(1))
            .average(Average.ema(0.99))
            .lookahead(5, 0.5)
            .measure(Norm.UPDATE)
            .zeroGradients();
    double each = allocatedByAnUpdate(recipe);
    System.out.printf("MonitorTest: %.3f bytes on the heap for each update%n", each);
    assertTrue(each < 1, each + " bytes for each update");
  }

  static Collection<Rule> rules() {
    return Catalog.named().values();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void noRuleAllocatesAfterTheFirstSteps(Rule rule) {
    Schedule rate = Schedule.cosine(1e-3, 0, 1000).warmup(10);
    double each = allocatedByAnUpdate(Recipe.of(rule.learningRate(rate)));
    assertTrue(each < 1, each + " bytes for each update");
  }

  /** Bytes on the heap, once the code is compiled. */
  private double allocatedByAnUpdate(Recipe recipe) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Optimizer optimizer = recipe.start()) {
      ParameterSet params = model.shaped(model.params);
      ParameterSet grads = model.shaped(model.grads);
      // StrictMath.pow has arrays of its own until the compiler has seen that nobody keeps them.
      double each = 1;
      for (int round = 0; round < 50 && each >= 1; round++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10_000; i++) optimizer.update(params, grads);
        each = (threads.getCurrentThreadAllocatedBytes() - before) / 10_000.0;
      }
      return each;
    }
  }
}
