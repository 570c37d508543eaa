package org.jdescent.pytorch;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.LongArrayRef;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.Layout;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jdescent.Parameter;

/** PyTorch's tensors as parameters, in PyTorch's own memory. */
public final class TorchTensors {
  /** libtorch looks for this beside itself, and if it is not there yet, for another PyTorch's. */
  private static final String BESIDE =
      "/org/bytedeco/pytorch/%s/%s"
          .formatted(Loader.getPlatform(), System.mapLibraryName("torch_cpu"));

  private TorchTensors() {}

  /**
   * Loads PyTorch. It need not be called, but where the system has a PyTorch of its own the two
   * would mix, and crash, unless this is called before anything of PyTorch is used.
   */
  public static void load() {
    try {
      Loader.cacheResource(torch.class, BESIDE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Loader.load(torch.class);
  }

  /**
   * A tensor's elements, in place.
   *
   * @param name of the parameter
   * @param tensor of 32-bit floats on the CPU, dense and contiguous; it is kept alive as long as
   *     the parameter is
   * @throws IllegalArgumentException if the tensor is null, closed, undefined, or another one
   */
  public static Parameter parameter(String name, Tensor tensor) {
    prove(name, tensor);
    long[] shape = shape(tensor);
    // PyTorch gives an empty tensor no memory, and nobody will read it.
    return tensor.numel() == 0
        ? Parameter.copyOf(name, new float[0], shape)
        : Parameter.at(name, tensor.data_ptr_float().address(), tensor, shape);
  }

  private static void prove(String name, Tensor tensor) {
    refuse(tensor == null || tensor.isNull(), name, "open", "a null pointer; was it closed?");
    refuse(!tensor.defined(), name, "defined", "an undefined one");
    Layout layout = tensor.layout().intern();
    refuse(layout != Layout.Strided, name, "dense", "layout " + layout);
    refuse(!tensor.is_cpu(), name, "on the CPU", "one on another device");
    ScalarType type = tensor.scalar_type().intern();
    refuse(type != ScalarType.Float, name, "of 32-bit floats", type);
    refuse(
        !tensor.is_contiguous(), name, "contiguous", "a strided view; contiguous() makes a copy");
  }

  private static void refuse(boolean unusable, String name, String allowed, Object got) {
    if (!unusable) return;
    throw new IllegalArgumentException(
        "tensor '%s' must be %s, got %s".formatted(name, allowed, got));
  }

  private static long[] shape(Tensor tensor) {
    LongArrayRef sizes = tensor.sizes();
    long[] shape = new long[Math.toIntExact(sizes.size())];
    if (shape.length > 0) new LongPointer(sizes.data()).get(shape);
    return shape;
  }
}
