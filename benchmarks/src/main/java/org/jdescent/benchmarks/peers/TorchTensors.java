package org.jdescent.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jdescent.benchmarks.Torch;
import org.jdescent.benchmarks.Values;

/** Parameters and gradients in PyTorch's own memory. */
final class TorchTensors implements AutoCloseable {
  private final int[] sizes;
  private final List<Tensor> params = new ArrayList<>();
  private final List<Tensor> grads = new ArrayList<>();

  TorchTensors(int... sizes) {
    Torch.load();
    this.sizes = sizes;
    for (int size : sizes) {
      Tensor p = torch.zeros(size);
      data(p).put(Values.array(size));
      params.add(p);
      grads.add(torch.zeros(size));
    }
  }

  private static FloatPointer data(Tensor tensor) {
    return new FloatPointer(tensor.data_ptr());
  }

  List<Tensor> params() {
    return params;
  }

  List<Tensor> grads() {
    return grads;
  }

  void gradient(int tensor, float[] values) {
    data(grads.get(tensor)).put(values);
  }

  float[] parameter(int tensor) {
    float[] values = new float[sizes[tensor]];
    data(params.get(tensor)).get(values);
    return values;
  }

  @Override
  public void close() {
    params.forEach(Tensor::close);
    grads.forEach(Tensor::close);
  }
}
