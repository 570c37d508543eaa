package org.jdescent.nd4j;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.Slot;
import org.jdescent.Stepper;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.GradientUpdater;

/** Turns DL4J's gradients into updates, on the state that DL4J keeps. */
final class StepperUpdater implements GradientUpdater<JDescentUpdater> {
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
    slots = names.stream().map(name -> Nd4jArrays.parameter(name, state.get(name)).data()).toList();
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
