package org.jdescent.benchmarks;

import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;

/** The whole step as one pass after the other, the library's Adam among them. */
final class SeparateStep implements Step {
  private final double retain;
  private final NativeStep adam;
  private final List<FloatPointer> averages;
  private final Passes passes;
  private long step;

  SeparateStep(WholeStep whole, int threads, int... tensors) {
    this.retain = 1 - whole.learningRate() * WholeStep.DECAY;
    this.adam = new NativeStep(whole.adam().threads(threads), tensors);
    this.averages = IntStream.of(tensors).mapToObj(n -> new FloatPointer((long) n)).toList();
    List<FloatPointer> params = List.copyOf(adam.params().values());
    List<FloatPointer> grads = List.copyOf(adam.grads().values());
    this.passes = new Passes(params, grads, averages, threads);
  }

  @Override
  public void run() {
    step++;
    passes.clip(WholeStep.LIMIT);
    passes.decay(retain);
    adam.run();
    passes.average(WholeStep.AVERAGE.weight(step, step), WholeStep.TINY);
    passes.zero();
  }

  NativeStep adam() {
    return adam;
  }

  List<FloatPointer> averages() {
    return averages;
  }

  @Override
  public void close() {
    passes.close();
    adam.close();
    averages.forEach(FloatPointer::close);
  }
}
