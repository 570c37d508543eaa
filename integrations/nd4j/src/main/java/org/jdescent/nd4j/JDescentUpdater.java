package org.jdescent.nd4j;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.Rule;
import org.jdescent.RuleText;
import org.jdescent.Slot;
import org.jdescent.Stepper;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A rule for {@code .updater(...)} of a DL4J network: {@code new JDescentUpdater(AdEMAMix.defaults
 * ())}. DL4J keeps the state and counts the iterations, and its configuration is saved and loaded
 * with the rule in it. It shows an updater gradients alone, so a rule must be element-wise and not
 * read the parameter; for all others see {@link NetworkOptimizer}.
 */
public final class JDescentUpdater implements IUpdater {
  private static final long serialVersionUID = 1;

  private final String rule;
  private double learningRate;
  private ISchedule schedule; // null: the learning rate is constant

  /**
   * For a rule with constant hyper-parameters; a learning rate that changes is DL4J's {@link
   * ISchedule}.
   *
   * @throws IllegalArgumentException if the rule cannot turn gradients into updates; see {@link
   *     Stepper#turn}
   */
  public JDescentUpdater(Rule rule) {
    this(rule, null);
  }

  /** With a learning rate that changes. */
  public JDescentUpdater(Rule rule, ISchedule schedule) {
    this(RuleText.of(rule), rule.learningRate().at(1), schedule);
  }

  @JsonCreator
  private JDescentUpdater(
      @JsonProperty("rule") String rule,
      @JsonProperty("learningRate") double learningRate,
      @JsonProperty("schedule") ISchedule schedule) {
    this.rule = rule;
    this.learningRate = learningRate;
    this.schedule = schedule;
    try (Stepper stepper = stepper()) {
      if (stepper.turns()) return;
      throw new IllegalArgumentException(
          "DL4J shows an updater no parameters, which %s reads; NetworkOptimizer takes it"
              .formatted(rule));
    }
  }

  Stepper stepper() {
    return Stepper.of(RuleText.parse(rule));
  }

  /** As {@link RuleText} writes it; of its learning rate the configuration's stands. */
  @JsonProperty("rule")
  public String rule() {
    return rule;
  }

  /** The learning rate where there is no schedule. */
  @JsonProperty("learningRate")
  public double learningRate() {
    return learningRate;
  }

  /** What the learning rate follows; null if it is constant. */
  @JsonProperty("schedule")
  public ISchedule schedule() {
    return schedule;
  }

  @Override
  public long stateSize(long numParams) {
    return RuleText.parse(rule).slots().size() * numParams;
  }

  @Override
  public GradientUpdater<JDescentUpdater> instantiate(INDArray view, boolean initialize) {
    StepperUpdater updater = new StepperUpdater(this);
    if (view == null) return updater;
    long[] shape = view.shape().clone();
    shape[shape.length - 1] /= updater.slots();
    updater.setStateViewArray(view, shape, view.ordering(), initialize);
    return updater;
  }

  @Override
  public GradientUpdater<JDescentUpdater> instantiate(
      Map<String, INDArray> state, boolean initialize) {
    StepperUpdater updater = new StepperUpdater(this);
    updater.setState(state, initialize);
    return updater;
  }

  @Override
  public double getLearningRate(int iteration, int epoch) {
    return schedule == null ? learningRate : schedule.valueAt(iteration, epoch);
  }

  @Override
  public boolean hasLearningRate() {
    return true;
  }

  @Override
  public void setLrAndSchedule(double rate, ISchedule schedule) {
    this.learningRate = rate;
    this.schedule = schedule;
  }

  @Override
  public IUpdater clone() {
    return new JDescentUpdater(rule, learningRate, schedule == null ? null : schedule.clone());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JDescentUpdater that
        && rule.equals(that.rule)
        && learningRate == that.learningRate
        && Objects.equals(schedule, that.schedule);
  }

  @Override
  public int hashCode() {
    return Arrays.asList(rule, learningRate, schedule).hashCode();
  }

  @Override
  public String toString() {
    return "JDescentUpdater(%s, %s)".formatted(rule, schedule == null ? learningRate : schedule);
  }

  /** Turns DL4J's gradients into updates, on the state that DL4J keeps. */
  private static final class StepperUpdater implements GradientUpdater<JDescentUpdater> {
    private final JDescentUpdater config;
    private final Stepper stepper;
    private final Map<String, INDArray> state = new LinkedHashMap<>();
    private List<FloatPointer> slots = List.of();
    private double rate = Double.NaN;

    StepperUpdater(JDescentUpdater config) {
      this.config = config;
      stepper = config.stepper();
    }

    int slots() {
      return stepper.slots().size();
    }

    @Override
    public JDescentUpdater getConfig() {
      return config;
    }

    @Override
    public void setStateViewArray(INDArray view, long[] shape, char order, boolean initialize) {
      long each = view.length() / slots();
      INDArray row = view.reshape(view.length());
      Map<String, INDArray> parts = new LinkedHashMap<>();
      for (int s = 0; s < slots(); s++) {
        INDArray part = row.get(NDArrayIndex.interval(s * each, (s + 1) * each));
        parts.put(stepper.slots().get(s).name(), part);
      }
      setState(parts, initialize);
    }

    @Override
    public void setState(Map<String, INDArray> parts, boolean initialize) {
      List<String> names = stepper.slots().stream().map(Slot::name).toList();
      if (!parts.keySet().containsAll(names)) {
        throw new IllegalArgumentException(
            "the state must have the slots %s, got %s".formatted(names, parts.keySet()));
      }
      state.clear();
      for (String name : names) state.put(name, parts.get(name));
      slots =
          names.stream().map(name -> Nd4jArrays.parameter(name, state.get(name)).data()).toList();
      if (initialize) stepper.start(null, slots);
    }

    @Override
    public Map<String, INDArray> getState() {
      return state;
    }

    @Override
    public void applyUpdater(INDArray gradient, int iteration, int epoch) {
      double next = config.getLearningRate(iteration, epoch);
      if (next != rate) stepper.learningRate(next);
      rate = next;
      FloatPointer g = Nd4jArrays.parameter("gradient", gradient).data();
      stepper.turn(g, slots, iteration + 1L);
    }
  }
}
