package org.jdescent.benchmarks.peers;

import org.jdescent.benchmarks.JavaStep;
import org.jdescent.benchmarks.Settings;

/** Loops in Java, on so many threads. */
final class JavaPeer implements PeerStep {
  private final JavaStep step;

  private JavaPeer(JavaStep step) {
    this.step = step;
  }

  /** On so many threads; 0 for all. */
  static PeerStep of(Task task, int threads, double rate, int... sizes) {
    int count = Settings.threads(threads);
    if (task == Task.WHOLE) return new JavaWholeStep(count, rate, sizes);
    JavaStep step = new JavaStep(task.algorithm().orElseThrow(), rate, count, sizes);
    for (int i = 0; i < sizes.length; i++) step.gradient(i, new float[sizes[i]]);
    return new JavaPeer(step);
  }

  @Override
  public void run() {
    step.run();
  }

  @Override
  public void gradient(int tensor, float[] values) {
    step.gradient(tensor, values);
  }

  @Override
  public float[] parameter(int tensor) {
    return step.params()[tensor];
  }

  @Override
  public void close() {
    step.close();
  }
}
