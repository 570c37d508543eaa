package org.jdescent.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The numbers that a state's rules carry, in float32 and under PyTorch's names. */
final class TorchCarried implements AutoCloseable {
  private final Inventory inventory;
  private final Arena arena;
  private final Map<Integer, View> added = new LinkedHashMap<>(); // by the parameter's row
  private long next;

  TorchCarried(Inventory inventory) {
    this.inventory = inventory;
    long count = 0;
    for (int row = 0; row < inventory.binding().count(); row++) count += names(row).size();
    arena = new Arena(count * Float.BYTES);
    next = arena.address();
  }

  private List<String> names(int row) {
    return inventory.stages().groups.get(inventory.binding().group(row)).torchCarried();
  }

  /** Adds those of a parameter to what is written, or to what is read. */
  void add(int row, Contents contents) {
    List<String> names = names(row);
    View numbers = new View(next, names.size());
    for (int k = 0; k < names.size(); k++) {
      numbers.put(k, (float) inventory.scalars().carried().of(row)[k]);
      String key = TorchState.key(inventory.binding().name(row), names.get(k));
      contents.add(key, new long[0], new View(next, 1));
      next += Float.BYTES;
    }
    added.put(row, numbers);
  }

  /**
   * Gives the state those that were read.
   *
   * @throws IllegalArgumentException if one is not finite
   */
  void take() {
    for (Map.Entry<Integer, View> entry : added.entrySet()) {
      int row = entry.getKey();
      double[] numbers = new double[(int) entry.getValue().limit()];
      for (int k = 0; k < numbers.length; k++) {
        numbers[k] = entry.getValue().get(k);
        if (Double.isFinite(numbers[k])) continue;
        String key = TorchState.key(inventory.binding().name(row), names(row).get(k));
        throw new IllegalArgumentException(
            "tensor '%s' must be finite, got %s".formatted(key, numbers[k]));
      }
      inventory.scalars().carried().take(row, numbers);
    }
  }

  @Override
  public void close() {
    arena.close();
  }
}
