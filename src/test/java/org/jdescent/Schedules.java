package org.jdescent;

import java.util.List;
import org.jdescent.schedules.Cyclic;

/** One schedule of every kind; {@link ScheduleTest} proves that none is missing. */
final class Schedules {
  private Schedules() {}

  static List<Schedule> all() {
    return List.of(
        Schedule.constant(0.1),
        Schedule.step(0.1, 0.5, 30),
        Schedule.multiStep(0.1, 0.5, 30, 80),
        Schedule.piecewise(List.of(30L, 80L), List.of(0.1, 0.01, 0.001)),
        Schedule.exponential(0.1, 0.9, 30),
        Schedule.inverseTime(0.1, 0.5, 30),
        Schedule.naturalExponential(0.1, 0.5, 30),
        Schedule.polynomial(0.1, 0.01, 100, 2),
        Schedule.linear(0.1, 0.01, 100),
        Schedule.cosine(3e-4, 0, 20_000),
        Schedule.cosineRestarts(0.1, 0.01, 30, 2),
        Schedule.oneCycle(0.01, 0.1, 0.001, 100, 0.3),
        Schedule.cyclic(0.01, 0.1, 20, 30, Cyclic.Mode.triangular2()),
        Schedule.trapezoid(0.1, 0.01, 10, 70, 20),
        Schedule.rex(0.1, 100),
        Schedule.inverseSquareRoot(0.1, 40),
        Schedule.plateau(0.1, 0.5, 10),
        Schedule.constant(0.1).warmup(5),
        Schedule.constant(0.1).then(5, Schedule.rex(0.1, 100)),
        Schedule.constant(0.1).times(Schedule.rex(1, 100)));
  }
}
