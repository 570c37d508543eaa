package org.jdescent.benchmarks.peers;

import static org.bytedeco.openblas.global.openblas.cblas_saxpy;
import static org.bytedeco.openblas.global.openblas.cblas_sscal;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.benchmarks.Algorithm;
import org.jdescent.benchmarks.Values;

/** v ← μ·v; v ← v − lr·g; p ← p + v: a call of BLAS for each, or p ← p − lr·g. */
final class BlasStep implements PeerStep {
  private final List<Part> parts = new ArrayList<>();
  private final boolean momentum;
  private final float minusRate;

  private record Part(int size, FloatPointer p, FloatPointer g, FloatPointer v) {}

  BlasStep(Task task, double rate, int... sizes) {
    momentum = task == Task.MOMENTUM;
    minusRate = (float) -rate;
    for (int size : sizes) {
      parts.add(
          new Part(size, pointer(Values.array(size)), zeros(size), zeros(momentum ? size : 1)));
    }
  }

  private static FloatPointer pointer(float... values) {
    return new FloatPointer(values);
  }

  private static FloatPointer zeros(int size) {
    return pointer(new float[size]);
  }

  @Override
  public void run() {
    for (Part part : parts) {
      if (momentum) {
        cblas_sscal(part.size, (float) Algorithm.MU, part.v, 1);
        cblas_saxpy(part.size, minusRate, part.g, 1, part.v, 1);
        cblas_saxpy(part.size, 1, part.v, 1, part.p, 1);
      } else {
        cblas_saxpy(part.size, minusRate, part.g, 1, part.p, 1);
      }
    }
  }

  @Override
  public void gradient(int tensor, float[] values) {
    parts.get(tensor).g.put(values);
  }

  @Override
  public float[] parameter(int tensor) {
    float[] values = new float[parts.get(tensor).size];
    parts.get(tensor).p.get(values);
    return values;
  }

  @Override
  public void close() {
    for (Part part : parts) {
      part.p.close();
      part.g.close();
      part.v.close();
    }
  }
}
