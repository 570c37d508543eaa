package org.jdescent.benchmarks;

import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;

/** The stages around a rule, each as a pass of its own over all tensors; see passes.cpp. */
final class Passes implements AutoCloseable {
  private static final int FIELDS = 5;

  private final long count;
  private final LongPointer tensors;
  private final int threads;

  static {
    Natives.require();
  }

  Passes(
      List<FloatPointer> params,
      List<FloatPointer> grads,
      List<FloatPointer> averages,
      int threads) {
    this.count = params.size();
    this.tensors = new LongPointer(FIELDS * count);
    this.threads = threads;
    long start = 0;
    for (int i = 0; i < count; i++) {
      long size = params.get(i).limit();
      long row = (long) FIELDS * i;
      tensors.put(row, start).put(row + 1, size);
      tensors.put(row + 2, params.get(i).address());
      tensors.put(row + 3, grads.get(i).address());
      tensors.put(row + 4, averages.get(i).address());
      start += size;
    }
  }

  /** Reads all gradients, then writes them, scaled to a norm of at most the limit. */
  void clip(double limit) {
    clip(tensors.address(), count, threads, limit, norm(tensors.address(), count, threads));
  }

  /** p ← retain·p. */
  void decay(double retain) {
    decay(tensors.address(), count, threads, (float) retain);
  }

  /** a ← a + weight·(p − a). */
  void average(double weight, double tiny) {
    average(tensors.address(), count, threads, (float) weight, (float) tiny);
  }

  /** g ← 0. */
  void zero() {
    zero(tensors.address(), count, threads);
  }

  @Override
  public void close() {
    tensors.close();
  }

  private static native double norm(long tensors, long count, int threads);

  private static native void clip(long tensors, long count, int threads, double limit, double norm);

  private static native void decay(long tensors, long count, int threads, float retain);

  private static native void average(
      long tensors, long count, int threads, float weight, float tiny);

  private static native void zero(long tensors, long count, int threads);
}
