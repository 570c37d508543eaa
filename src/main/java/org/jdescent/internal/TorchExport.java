package org.jdescent.internal;

import java.util.List;
import java.util.Map;
import org.jdescent.Slot;
import org.jdescent.internal.file.Tensors;

/** What {@code torch.optim} would have of a running optimizer; see {@link TorchState}. */
final class TorchExport implements AutoCloseable {
  private final Arena counts; // float32, as PyTorch keeps them
  private final TorchCarried carried;
  private final Tensors tensors;

  /**
   * Of a bound state, to be written now.
   *
   * @throws IllegalArgumentException if PyTorch has no counterpart to a slot or a carried number
   */
  TorchExport(Stages stages, Progress progress, State state) {
    proveCounterparts(stages);
    Binding binding = state.binding();
    Scalars scalars = state.inventory().scalars();
    counts = new Arena((long) binding.count() * Float.BYTES);
    carried = new TorchCarried(state.inventory());
    Contents contents = new Contents();
    for (int row = 0; row < binding.count(); row++) {
      long updates = scalars.updates(row);
      if (updates == 0) continue;
      String name = binding.name(row);
      List<Slot> slots = state.planes().slots(row);
      for (int s = 0; s < slots.size(); s++) {
        long[] shape = state.planes().shape(row, s);
        contents.add(
            TorchState.key(name, slots.get(s).torch()), shape, state.memory().view(row, s));
      }
      View count = new View(counts.address() + (long) row * Float.BYTES, 1);
      count.put(updates);
      contents.add(name + TorchState.STEP, new long[0], count);
      carried.add(row, contents);
    }
    String step = Long.toString(progress.step());
    tensors = new Tensors(Map.of("step", step), contents.all());
  }

  /** Proves that PyTorch has all the state that the rules have. */
  static void proveCounterparts(Stages stages) {
    for (Group group : stages.groups) {
      for (Slot slot : group.slots()) {
        if (slot.torch() != null) continue;
        throw new IllegalArgumentException(
            "torch.optim has nothing that means the same as slot '%s' of %s"
                .formatted(slot.name(), Report.of(group.rule())));
      }
      if (group.isFrozen()) continue;
      if (group.rule().carried().length == group.torchCarried().size()) continue;
      throw new IllegalArgumentException(
          "torch.optim has nothing that means the same as the numbers carried by "
              + Report.of(group.rule()));
    }
  }

  Tensors tensors() {
    return tensors;
  }

  @Override
  public void close() {
    counts.close();
    carried.close();
  }
}
