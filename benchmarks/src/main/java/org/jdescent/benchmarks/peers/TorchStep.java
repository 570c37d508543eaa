package org.jdescent.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jdescent.benchmarks.Torch;
import org.jdescent.benchmarks.Values;

/** A step on parameters and gradients in PyTorch's own memory. */
abstract class TorchStep implements PeerStep {
  private final int[] sizes;
  private final List<Tensor> params = new ArrayList<>();
  private final List<Tensor> grads = new ArrayList<>();

  TorchStep(int... sizes) {
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

  final List<Tensor> params() {
    return params;
  }

  final List<Tensor> grads() {
    return grads;
  }

  @Override
  public final void gradient(int tensor, float[] values) {
    data(grads.get(tensor)).put(values);
  }

  @Override
  public final float[] parameter(int tensor) {
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
