package org.jdescent.internal.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tensors in native memory that somebody else owns. */
public final class Tensors implements TensorSource {
  private final Header header;
  private final Map<String, Tensor> byName = new LinkedHashMap<>();

  /**
   * One tensor.
   *
   * @param type as safetensors calls it, for example F32
   */
  public record Tensor(String name, String type, List<Long> shape, long address, long bytes) {}

  /** Tensors in the order in which a file shall have them. */
  public Tensors(Map<String, String> metadata, List<Tensor> tensors) {
    List<Header.Entry> entries = new ArrayList<>();
    long end = 0;
    for (Tensor tensor : tensors) {
      long begin = end;
      end = Math.addExact(end, tensor.bytes);
      entries.add(new Header.Entry(tensor.name, tensor.type, tensor.shape, begin, end));
      byName.put(tensor.name, tensor);
    }
    header = new Header(metadata, entries);
  }

  Iterable<Tensor> all() {
    return byName.values();
  }

  @Override
  public Header header() {
    return header;
  }

  @Override
  public void read(Header.Entry entry, long address) {
    Memory.copy(byName.get(entry.name()).address, address, entry.bytes());
  }
}
