package org.jdescent.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.Optimizer;
import org.jdescent.Parameter;
import org.jdescent.ParameterSet;

/** A step of the library on ordinary buffers, {@code new FloatPointer(...)} as users have them. */
public final class NativeStep implements Step {
  private final Map<String, FloatPointer> params = new LinkedHashMap<>();
  private final Map<String, FloatPointer> grads = new LinkedHashMap<>();
  private final Optimizer optimizer;

  /** With buffers for these tensors. */
  public NativeStep(Optimizer optimizer, int... tensors) {
    this.optimizer = optimizer;
    for (int i = 0; i < tensors.length; i++) {
      params.put("layer" + i, new FloatPointer(Values.array(tensors[i])));
      grads.put("layer" + i, new FloatPointer(Values.array(tensors[i])));
    }
  }

  /** Gives the tensors shapes: a slot may have fewer elements than its tensor. */
  NativeStep shape(long[]... shapes) {
    List<Parameter> parameters = new ArrayList<>();
    params.forEach(
        (name, data) -> parameters.add(new Parameter(name, data, shapes[parameters.size()])));
    optimizer.bind(ParameterSet.of(parameters.toArray(Parameter[]::new)));
    return this;
  }

  @Override
  public void run() {
    optimizer.update(params, grads);
  }

  /** Sets all gradients to zero. */
  public NativeStep zeroGradients() {
    return zero(grads);
  }

  NativeStep zeroParameters() {
    return zero(params);
  }

  private NativeStep zero(Map<String, FloatPointer> buffers) {
    buffers.values().forEach(buffer -> buffer.put(new float[(int) buffer.limit()]));
    return this;
  }

  /** By name: layer0, layer1 … */
  public Map<String, FloatPointer> params() {
    return params;
  }

  /** By name, as the parameters. */
  public Map<String, FloatPointer> grads() {
    return grads;
  }

  Optimizer optimizer() {
    return optimizer;
  }

  @Override
  public void close() {
    optimizer.close();
    params.values().forEach(FloatPointer::close);
    grads.values().forEach(FloatPointer::close);
  }
}
