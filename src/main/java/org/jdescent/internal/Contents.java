package org.jdescent.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.internal.file.Header;
import org.jdescent.internal.file.Readings;
import org.jdescent.internal.file.TensorSource;
import org.jdescent.internal.file.Tensors;

/** Which float32 tensors a state consists of, by their keys, and where they lie in memory. */
final class Contents {
  private static final String TYPE = "F32";

  private final Map<String, Tensors.Tensor> tensors = new LinkedHashMap<>();

  void add(String key, long[] shape, FloatPointer where) {
    List<Long> sizes = Arrays.stream(shape).boxed().toList();
    long address = where.address() + Float.BYTES * where.position();
    long bytes = Float.BYTES * (where.limit() - where.position());
    tensors.put(key, new Tensors.Tensor(key, TYPE, sizes, address, bytes));
  }

  List<Tensors.Tensor> all() {
    return new ArrayList<>(tensors.values());
  }

  /** Reads each of them to where it belongs, and verifies what else there is. */
  void readFrom(TensorSource source) throws IOException {
    Readings readings = new Readings(source);
    for (Header.Entry entry : source.header().tensors()) {
      Tensors.Tensor to = tensors.get(entry.name());
      if (to != null) readings.read(entry, to.address());
      else readings.verify(entry);
    }
    readings.run();
  }

  /**
   * Proves that there is each of these tensors, with its shape.
   *
   * @return what else there is
   * @throws IllegalArgumentException that names the first which is missing or different
   */
  List<Header.Entry> proveAreIn(Header saved) {
    Map<String, Header.Entry> there = new LinkedHashMap<>();
    for (Header.Entry entry : saved.tensors()) there.put(entry.name(), entry);
    for (Tensors.Tensor tensor : tensors.values()) {
      Header.Entry entry = there.remove(tensor.name());
      if (entry == null) {
        throw new IllegalArgumentException(
            "what was saved has no tensor '%s'".formatted(tensor.name()));
      }
      if (!entry.type().equals(TYPE) || !entry.shape().equals(tensor.shape())) {
        throw new IllegalArgumentException(
            "tensor '%s' was saved as %s%s, expected %s%s"
                .formatted(tensor.name(), entry.type(), entry.shape(), TYPE, tensor.shape()));
      }
    }
    return new ArrayList<>(there.values());
  }
}
