package org.jdescent;

import static org.jdescent.Refusal.refuses;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.internal.Native;
import org.jdescent.optimizers.Adam;
import org.jdescent.optimizers.AdamW;
import org.jdescent.optimizers.FTRL;
import org.jdescent.optimizers.LAMB;
import org.jdescent.optimizers.SGD;
import org.jdescent.oracle.RulesOracle;
import org.jdescent.oracle.Tensor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On state of the caller's own a rule equals its oracle in every bit, too. */
@ExtendWith(ManyThreads.class)
class StepperTest {
  private static final int[] SIZES = {1, 7, 64, 65, 1003, 8193, 70_001};
  private static final int[] OFFSETS = {0, 5};
  private static final int[] THREADS = {1, 3};
  private static final int STEPS = 3;
  private static long compared;

  @AfterAll
  static void count() {
    System.out.printf("StepperTest: %,d elements equal the oracle in every bit%n", compared);
  }

  static List<Rule> rules() {
    return Catalog.rules().stream().filter(StepperTest::isTaken).toList();
  }

  static List<Rule> turning() {
    return rules().stream().filter(StepperTest::isTurned).toList();
  }

  private static boolean isTaken(Rule rule) {
    try (Stepper stepper = Stepper.of(rule)) {
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isTurned(Rule rule) {
    try (Stepper stepper = Stepper.of(rule)) {
      return stepper.turns();
    }
  }

  @Test
  void takesElementwiseRulesThatCarryNothing() {
    Set<String> refused = new TreeSet<>(Catalog.all());
    for (Rule rule : rules()) refused.remove(Catalog.optimizer(rule));
    String numbersOfTensors =
        "Adafactor AdamMini CautiousAdamW DAdaptAdam LAMB LARS MARS NovoGrad Prodigy SM3 StableAdamW";
    String carried = "NAdam NAdamW ScheduleFreeAdamW ScheduleFreeSGD";
    String matrices = "Muon NorMuon SOAP Shampoo";
    assertEquals(
        new TreeSet<>(List.of((numbersOfTensors + " " + carried + " " + matrices).split(" "))),
        refused);
  }

  @Test
  void turnsGradientsWhereTheParameterIsNotRead() {
    Set<String> refused = new TreeSet<>();
    for (Rule rule : rules()) if (!isTurned(rule)) refused.add(Catalog.optimizer(rule));
    assertEquals(Set.of("ASGD", "AdamW", "Adan", "FTRL"), refused);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void updatesAsTheOracleDoes(Rule rule) {
    everywhere(rule, false);
  }

  @ParameterizedTest
  @MethodSource("turning")
  void turnsGradientsIntoTheOraclesUpdates(Rule rule) {
    everywhere(rule, true);
  }

  private static void everywhere(Rule rule, boolean turns) {
    for (int size : SIZES) {
      for (int tier = 0; tier <= Native.tierSupported(); tier++) {
        Native.capTier(tier);
        for (int offset : OFFSETS) {
          for (int threads : THREADS) follow(rule, turns, size, offset, threads);
        }
      }
    }
  }

  private static void follow(Rule rule, boolean turns, int size, int offset, int threads) {
    float[] start = Values.normal(size, size);
    Tensor oracle = Tensor.alone(rule, start, size);
    RulesOracle.join(List.of(oracle));
    String where = "%s, %d elements, offset %d, %d threads".formatted(rule, size, offset, threads);
    try (State state = new State(rule, start, offset);
        Stepper stepper = Stepper.of(rule).threads(threads)) {
      stepper.start(state.p.pointer(), state.slots());
      for (int t = 1; t <= STEPS; t++) {
        float[] gradient = Values.normal(size, size + t);
        state.g.set(gradient);
        RulesOracle.step(t, List.of(oracle), List.of(gradient));
        if (turns) {
          stepper.turn(state.g.pointer(), state.slots(), t);
          state.subtractUpdate();
        } else {
          stepper.update(state.p.pointer(), state.g.pointer(), state.slots(), t);
          assertArrayEquals(gradient, state.g.get(), where);
        }
        equal(oracle.p, state.p.get(), where);
        for (int s = 0; s < oracle.slots.length; s++) {
          equal(oracle.slots[s], state.slots.get(s).get(), where);
        }
      }
      state.proveGuards(where);
    }
  }

  private static void equal(float[] expected, float[] actual, String where) {
    assertEquals(-1, Arrays.mismatch(expected, actual), where);
    compared += expected.length;
  }

  @Test
  void followsALearningRateThatChanges() {
    try (State state = new State(SGD.defaults(), new float[] {1}, 0);
        Stepper stepper = Stepper.of(SGD.defaults().learningRate(0.5))) {
      state.g.set(new float[] {1});
      stepper.update(state.p.pointer(), state.g.pointer(), state.slots(), 1);
      stepper.learningRate(0.25);
      stepper.update(state.p.pointer(), state.g.pointer(), state.slots(), 2);
      stepper.learningRate(Schedule.linear(1, 0, 4)); // at its second step
      stepper.turn(state.g.pointer(), state.slots(), 3);
      assertArrayEquals(new float[] {0.25f}, state.p.get());
      assertArrayEquals(new float[] {(float) Schedule.linear(1, 0, 4).at(3)}, state.g.get());
    }
  }

  @Test
  void refusesWhatItCannotUseAndChangesNothing() {
    Rule rule = Adam.defaults();
    float[] start = {1, 2, 3};
    try (State state = new State(rule, start, 0);
        Guarded shorter = new Guarded(new float[2], 0);
        Stepper stepper = Stepper.of(rule)) {
      FloatPointer p = state.p.pointer();
      FloatPointer g = state.g.pointer();
      List<FloatPointer> slots = state.slots();
      FloatPointer other = shorter.pointer();
      refuses(
          "slot 'v' has 2 elements, expected 3",
          () -> stepper.update(p, g, List.of(slots.get(0), other), 1));
      refuses("gradient 'g' has 2 elements, expected 3", () -> stepper.update(p, other, slots, 1));
      refuses(
          "Adam has 2 slots, [m, v], got 1", () -> stepper.update(p, g, slots.subList(0, 1), 1));
      refuses("the list of slots must not be null", () -> stepper.update(p, g, null, 1));
      refuses(
          "slot 'm' overlaps slot 'v'",
          () -> stepper.update(p, g, List.of(slots.get(0), slots.get(0)), 1));
      refuses("parameter 'p' overlaps gradient 'g'", () -> stepper.update(p, p, slots, 1));
      refuses("t must be at least 1, got 0", () -> stepper.update(p, g, slots, 0));
      refuses("the parameter must not be null", () -> stepper.update(null, g, slots, 1));
      refuses("the gradient must not be null", () -> stepper.turn(null, slots, 1));
      refuses("slot 'm' is null", () -> stepper.turn(g, Arrays.asList(null, slots.get(1)), 1));
      refuses("threads must be 1 to 1024, got 0", () -> stepper.threads(0));
      assertArrayEquals(start, state.p.get());
      state.proveGuards("refused");
      stepper.close();
      assertThrows(IllegalStateException.class, () -> stepper.update(p, g, slots, 1));
    }
  }

  @Test
  void saysWhyARuleCannotTurnGradients() {
    try (State state = new State(FTRL.defaults(), new float[] {1}, 0);
        Stepper ftrl = Stepper.of(FTRL.defaults());
        Stepper adamW = Stepper.of(AdamW.defaults())) {
      refuses(
          "FTRL reads the parameter; its gradient alone does not make an update",
          () -> ftrl.turn(state.g.pointer(), state.slots(), 1));
      refuses(
          "AdamW with decay decoupled 0.01 reads the parameter",
          () -> adamW.turn(state.g.pointer(), state.slots(), 1));
    }
    refuses(
        "a Stepper takes rules that update each element by itself and carry no numbers, got LAMB",
        () -> Stepper.of(LAMB.defaults()));
  }

  /** A parameter, its gradient, and slots that hold what no rule starts with. */
  private static final class State implements AutoCloseable {
    final Guarded p;
    final Guarded g;
    final List<Guarded> slots = new ArrayList<>();

    State(Rule rule, float[] start, int offset) {
      p = new Guarded(start, offset);
      g = new Guarded(new float[start.length], 2 * offset);
      for (int s = 0; s < rule.slots().size(); s++) {
        slots.add(new Guarded(Values.normal(start.length, s), offset + s));
      }
    }

    List<FloatPointer> slots() {
      return slots.stream().map(Guarded::pointer).toList();
    }

    void subtractUpdate() {
      float[] after = p.get();
      float[] u = g.get();
      for (int i = 0; i < u.length; i++) after[i] -= u[i];
      p.set(after);
    }

    void proveGuards(String where) {
      assertTrue(p.guardsIntact() && g.guardsIntact(), where);
      for (Guarded slot : slots) assertTrue(slot.guardsIntact(), where);
    }

    @Override
    public void close() {
      p.close();
      g.close();
      slots.forEach(Guarded::close);
    }
  }
}
