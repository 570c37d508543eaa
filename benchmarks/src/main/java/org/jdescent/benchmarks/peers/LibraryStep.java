package org.jdescent.benchmarks.peers;

import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.Optimizer;
import org.jdescent.benchmarks.NativeStep;
import org.jdescent.benchmarks.WholeStep;
import org.jdescent.optimizers.AdamW;

/** The library on ordinary buffers, in its defaults. */
final class LibraryStep implements PeerStep {
  private final NativeStep step;
  private final int[] tensors;

  LibraryStep(Task task, double rate, int... tensors) {
    this(optimizer(task, rate), tensors);
  }

  /** With any optimizer. */
  LibraryStep(Optimizer optimizer, int... tensors) {
    this.step = new NativeStep(optimizer, tensors).zeroGradients();
    this.tensors = tensors;
  }

  private static Optimizer optimizer(Task task, double rate) {
    return switch (task) {
      case SGD, MOMENTUM, ADAGRAD, ADAM -> task.algorithm().orElseThrow().optimizer(rate);
      case ADAMW -> new AdamW(AdamW.defaults().learningRate(rate).weightDecay(WholeStep.DECAY));
      case WHOLE -> new WholeStep(rate).fused();
    };
  }

  private static String name(int tensor) {
    return "layer" + tensor;
  }

  @Override
  public void run() {
    step.run();
  }

  @Override
  public void gradient(int tensor, float[] values) {
    step.grads().get(name(tensor)).put(values);
  }

  @Override
  public float[] parameter(int tensor) {
    float[] values = new float[tensors[tensor]];
    FloatPointer p = step.params().get(name(tensor));
    p.get(values);
    return values;
  }

  @Override
  public void close() {
    step.close();
  }
}
