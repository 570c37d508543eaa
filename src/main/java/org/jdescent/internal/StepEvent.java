package org.jdescent.internal;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jdescent.Optimizer;
import org.jdescent.Outcome;

/** A call of update, for the JDK's flight recorder. */
@Name("org.jdescent.Step")
@Label("Optimizer Step")
@Description("One call of update: its duration, and what it did")
@Category("JDescent")
@StackTrace(false)
final class StepEvent extends Event {
  // Asks whether anybody records, without allocating in each step.
  private static final StepEvent PROBE = new StepEvent();

  @Label("Step")
  @Description("Updates applied so far")
  long step;

  @Label("Outcome")
  String outcome;

  @Label("Learning Rate")
  @Description("Of the default group")
  double learningRate;

  @Label("Gradient Norm")
  @Description("Before clipping; NaN if it was not measured")
  double gradientNorm;

  @Label("Update Norm")
  @Description("NaN if it was not measured")
  double updateNorm;

  @Label("Skipped Steps")
  long skippedSteps;

  /** An event that has begun, or null if nobody records. */
  static StepEvent start() {
    if (!PROBE.isEnabled()) return null;
    StepEvent event = new StepEvent();
    event.begin();
    return event;
  }

  /** The call is over. */
  void finish(Optimizer optimizer, Outcome what) {
    end();
    if (!shouldCommit()) return;
    step = optimizer.step();
    outcome = what.name();
    learningRate = optimizer.learningRate(Group.DEFAULT);
    gradientNorm = optimizer.gradientNorm();
    updateNorm = optimizer.updateNorm();
    skippedSteps = optimizer.skips().total();
    commit();
  }
}
