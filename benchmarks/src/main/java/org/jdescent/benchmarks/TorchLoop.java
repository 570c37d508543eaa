package org.jdescent.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The iterations of Newton and Schulz as they are usually written for PyTorch, and no more. */
final class TorchLoop implements Step {
  static {
    Torch.load(); // before the fields are made
  }

  private final int iterations;
  private final List<FloatPointer> grads = new ArrayList<>();
  private final List<Tensor> tensors = new ArrayList<>();
  private final Scalar a = new Scalar(MuonLoop.A);
  private final Scalar b = new Scalar(MuonLoop.B);
  private final Scalar c = new Scalar(MuonLoop.C);
  private final Scalar epsilon = new Scalar(MuonLoop.EPSILON);

  TorchLoop(int iterations, Matrices matrices) {
    this.iterations = iterations;
    for (int size : matrices.tensors()) {
      FloatPointer g = new FloatPointer(Values.array(size));
      grads.add(g);
      tensors.add(torch.from_blob(g, matrices.rows(), matrices.columns()));
    }
  }

  @Override
  public void run() {
    for (Tensor g : tensors) {
      try (PointerScope scope = new PointerScope()) {
        orthogonal(g);
      }
    }
  }

  private Tensor orthogonal(Tensor g) {
    Tensor x = g.div(g.norm().add(epsilon));
    for (int i = 0; i < iterations; i++) {
      Tensor gram = torch.mm(x, x.t());
      Tensor polynomial = gram.mul(b).add(torch.mm(gram, gram).mul(c));
      x = x.mul(a).add(torch.mm(polynomial, x));
    }
    return x;
  }

  List<FloatPointer> grads() {
    return grads;
  }

  /** The first of the matrices, orthogonal. */
  float[] first() {
    try (PointerScope scope = new PointerScope()) {
      float[] values = new float[(int) grads.get(0).limit()];
      new FloatPointer(orthogonal(tensors.get(0)).data_ptr()).get(values);
      return values;
    }
  }

  @Override
  public void close() {
    tensors.forEach(Tensor::close);
    grads.forEach(FloatPointer::close);
    for (Scalar scalar : List.of(a, b, c, epsilon)) scalar.close();
  }
}
