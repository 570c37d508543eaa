package org.jdescent.golden;

import java.util.stream.Stream;
import org.jdescent.Schedule;
import org.jdescent.schedules.Cyclic;
import org.jdescent.schedules.Plateau;
import org.jdescent.schedules.Ramp;

/** PyTorch's schedulers, with the arguments of torch_schedules.py. */
public final class ScheduleRuns {
  /** What Plateau is fed with: a row that falls and one that rises. */
  public static final String METRICS = "schedules/ReduceLROnPlateau.metrics.npy";

  private static final double INITIAL = 0.137;

  private ScheduleRuns() {}

  /** All of them. */
  public static Stream<ScheduleRun> all() {
    return Stream.of(decays(), cycles(), joins(), plateaus()).flatMap(runs -> runs);
  }

  private static Stream<ScheduleRun> decays() {
    return Stream.of(
        run("StepLR", Schedule.step(INITIAL, 0.71, 37)),
        run("MultiStepLR", Schedule.multiStep(INITIAL, 0.3, 31, 97, 211)),
        run("LinearLR", Schedule.linear(0.2 * INITIAL, 0.9 * INITIAL, 173)),
        run("ExponentialLR", Schedule.exponential(INITIAL, 0.987)),
        run("PolynomialLR", Schedule.polynomial(INITIAL, 0, 311, 1.7)),
        run("CosineAnnealingLR", Schedule.cosine(INITIAL, 0.003, 331)),
        run("LambdaLR", Schedule.naturalExponential(INITIAL, 0.8, 91)),
        run("MultiplicativeLR", Schedule.inverseTime(INITIAL, 1, 1)));
  }

  private static Stream<ScheduleRun> cycles() {
    double initial = 0.21 / 23;
    return Stream.of(
        run("CosineAnnealingWarmRestarts.1", Schedule.cosineRestarts(INITIAL, 0.002, 53)),
        run("CosineAnnealingWarmRestarts.2", Schedule.cosineRestarts(INITIAL, 0.002, 29, 2)),
        run("CyclicLR.triangular", cyclic(Cyclic.Mode.triangular())),
        run("CyclicLR.triangular2", cyclic(Cyclic.Mode.triangular2())),
        run("CyclicLR.exp_range", cyclic(Cyclic.Mode.expRange(0.995))),
        run("OneCycleLR.lr", Schedule.oneCycle(initial, 0.21, initial / 900, 347, 0.27)),
        run("OneCycleLR.momentum", Schedule.oneCycle(0.95, 0.85, 0.95, 347, 0.27)));
  }

  private static Cyclic cyclic(Cyclic.Mode mode) {
    return Schedule.cyclic(0.013, 0.17, 37, 23, mode);
  }

  private static Stream<ScheduleRun> joins() {
    Schedule exponential = Schedule.exponential(INITIAL, 0.993);
    return Stream.of(
        run("ConstantLR", Schedule.constant(INITIAL).warmup(71, Ramp.constant(0.3))),
        run("ChainedScheduler", exponential.times(Schedule.step(1, 0.7, 61))),
        run("SequentialLR", Schedule.cosine(INITIAL, 0.003, 307).warmup(47)));
  }

  private static Stream<ScheduleRun> plateaus() {
    return Stream.of(
        plateau("min", 0, Schedule.plateau(INITIAL, 0.6, 4)),
        plateau("min.cooldown", 0, Schedule.plateau(INITIAL, 0.5, 3).cooldown(7).minimum(0.011)),
        plateau("min.abs", 0, Schedule.plateau(INITIAL, 0.9, 6).absoluteThreshold(0.03)),
        plateau("max", 1, Schedule.plateau(INITIAL, 0.7, 5).maximize().threshold(0.02)),
        plateau(
            "max.abs",
            1,
            Schedule.plateau(INITIAL, 0.8, 2).maximize().absoluteThreshold(0.05).epsilon(2e-3)));
  }

  private static ScheduleRun plateau(String name, int row, Plateau plateau) {
    NpyArray metrics = NpyArray.read(METRICS);
    int first = row * metrics.shape().get(1) - 1; // the row's metric of step 0, if there were one
    Schedule fed =
        step -> {
          plateau.report(metrics.values()[(int) (first + step)]);
          return plateau.at(step);
        };
    return run("ReduceLROnPlateau." + name, fed);
  }

  private static ScheduleRun run(String name, Schedule schedule) {
    return new ScheduleRun("schedules/%s.npy".formatted(name), schedule);
  }
}
