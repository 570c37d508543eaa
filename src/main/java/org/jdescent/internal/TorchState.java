package org.jdescent.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdescent.MalformedFileException;
import org.jdescent.Slot;
import org.jdescent.internal.file.Header;
import org.jdescent.internal.file.TensorSource;

/**
 * The state of a {@code torch.optim} optimizer: slots under PyTorch's names, and each parameter's
 * count and carried numbers as float32, as PyTorch has them. A parameter that was never updated has
 * nothing.
 *
 * @param step of the schedules; the most updates of a parameter unless the file has it
 * @param counts each parameter's updates
 */
record TorchState(TensorSource source, long step, Map<String, Long> counts) implements Origin {
  static final String STEP = ".step";
  private static final String UNCOUNTED = "momentum_buffer"; // torch.optim.SGD counts nothing

  /** Of a source that has it. */
  static TorchState of(TensorSource source) throws IOException {
    Map<String, Long> counts = new HashMap<>();
    try (Arena number = new Arena(Float.BYTES)) {
      for (Header.Entry entry : source.header().tensors()) {
        String name = entry.name();
        if (!name.endsWith(STEP)) continue;
        if (!entry.type().equals("F32") || entry.bytes() != Float.BYTES) {
          throw new MalformedFileException(
              "tensor '%s' must be one F32, got %s%s".formatted(name, entry.type(), entry.shape()));
        }
        source.read(entry, number.address());
        float value = number.buffer(0, Float.BYTES).getFloat();
        if (!(value >= 0 && value <= 1L << 53 && value == Math.rint(value))) {
          throw new MalformedFileException(
              "tensor '%s' must be a whole number from 0 to 2^53, got %s".formatted(name, value));
        }
        counts.put(parameter(name), (long) value);
      }
    }
    Entries entries = new Entries(source.header().metadata());
    long most = counts.values().stream().mapToLong(count -> count).max().orElse(0);
    long step = entries.has("step") ? entries.count("step") : most;
    return new TorchState(source, step, counts);
  }

  @Override
  public boolean isForState(Header.Entry entry) {
    return true;
  }

  @Override
  public Origin from(TensorSource other) {
    return new TorchState(other, step, counts);
  }

  @Override
  public List<String> prove(Stages stages, Settings here) {
    TorchExport.proveCounterparts(stages);
    return List.of();
  }

  @Override
  public Progress progress(Stages stages) {
    return new Progress(stages, step);
  }

  @Override
  public void restore(State state) throws IOException {
    try (TorchCarried carried = new TorchCarried(state.inventory())) {
      restore(state, carried);
      carried.take();
    }
  }

  private void restore(State state, TorchCarried carried) throws IOException {
    Map<String, Header.Entry> there = new HashMap<>();
    for (Header.Entry entry : source.header().tensors()) there.put(entry.name(), entry);
    Scalars scalars = state.inventory().scalars();
    Contents wanted = new Contents();
    Set<String> known = new HashSet<>(); // parameters of which there is anything
    boolean keepsSlots = false;
    for (int row = 0; row < state.binding().count(); row++) {
      String name = state.binding().name(row);
      List<Slot> slots = state.planes().slots(row);
      keepsSlots |= !slots.isEmpty();
      boolean any = slots.stream().anyMatch(slot -> there.containsKey(key(name, slot.torch())));
      if (!any && !counts.containsKey(name)) continue;
      known.add(name);
      scalars.updates(row, updates(name, slots));
      for (int s = 0; s < slots.size(); s++) {
        String key = key(name, slots.get(s).torch());
        long[] shape = state.planes().shape(row, s);
        if (!state.binding().isShaped()) shape = alike(there.get(key), shape);
        wanted.add(key, shape, state.memory().view(row, s));
      }
      carried.add(row, wanted);
    }
    proveNoMoreThan(wanted.proveAreIn(source.header()), known);
    if (known.isEmpty() && keepsSlots) {
      throw new IllegalArgumentException(
          "the file has nothing of the bound parameters %s"
              .formatted(Arrays.toString(state.binding().names())));
    }
    wanted.readFrom(source);
  }

  /** Beside slots there may be the counts of parameters that are known. */
  private static void proveNoMoreThan(List<Header.Entry> rest, Set<String> known) {
    for (Header.Entry entry : rest) {
      String name = entry.name();
      if (name.endsWith(STEP) && known.contains(parameter(name))) continue;
      throw new IllegalArgumentException(
          "tensor '%s' is in the file, but is no part of this optimizer's state".formatted(name));
    }
  }

  /** The key of what PyTorch calls so. */
  static String key(String parameter, String what) {
    return parameter + "." + what;
  }

  /** The parameter whose count has this key. */
  private static String parameter(String key) {
    return key.substring(0, key.length() - STEP.length());
  }

  /** A parameter's updates; without them Adam would correct moments as if they were fresh. */
  private long updates(String name, List<Slot> slots) {
    if (counts.containsKey(name)) return counts.get(name);
    if (slots.stream().anyMatch(slot -> slot.torch().equals(UNCOUNTED))) return Math.max(1, step);
    throw new IllegalArgumentException("what was saved has no tensor '%s'".formatted(name + STEP));
  }

  /** A tensor's shape if it has as many elements as this one; parameters in a Map have none. */
  private static long[] alike(Header.Entry entry, long[] shape) {
    if (entry == null || entry.bytes() != Float.BYTES * shape[0]) return shape;
    return entry.shape().stream().mapToLong(size -> size).toArray();
  }

  @Override
  public void restorePlateaus(Settings here) {
    // PyTorch keeps its schedulers' state elsewhere
  }
}
