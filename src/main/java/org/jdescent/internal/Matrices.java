package org.jdescent.internal;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.jdescent.Rule;
import org.jdescent.Slot;

/** The parameters whose rules take them for matrices, and the room that a step needs for them. */
final class Matrices implements AutoCloseable {
  // Offsets of jdescent_matrix; sweep.cpp asserts its size.
  private static final int ROW = 24;
  private static final int FIRST = 0;
  private static final int TENSORS = 8;
  private static final int COST = 16;

  private final Arena table;
  private final int count;
  private long work;
  private long shared;
  private long own;
  private Arena scratch = new Arena(0);

  /**
   * Finds them.
   *
   * @throws IllegalArgumentException if a rule cannot take the shape of one of its parameters
   */
  Matrices(List<Group> groups, Binding binding, Table tensors) {
    long[] sides = new long[binding.count()];
    for (int i = 0; i < sides.length; i++)
      sides[i] = side(groups.get(binding.group(i)), binding, i);
    List<Integer> byCost =
        IntStream.range(0, sides.length)
            .filter(i -> sides[i] > 0 && binding.size(i) > 0)
            .boxed()
            .sorted((a, b) -> Double.compare(cost(binding, b), cost(binding, a)))
            .toList();
    if (!byCost.isEmpty()) Blas.require();
    table = new Arena((long) byCost.size() * ROW);
    ByteBuffer rows = table.buffer(0, table.bytes());
    for (int k = 0; k < byCost.size(); k++) {
      int i = byCost.get(k);
      int kernel = Native.kernel(groups.get(binding.group(i)).rule().kernel());
      rows.putLong(k * ROW + FIRST, tensors.firstRow(i));
      rows.putLong(k * ROW + TENSORS, tensors.firstRow(i + 1) - tensors.firstRow(i));
      rows.putDouble(k * ROW + COST, cost(binding, i));
      work += (long) cost(binding, i);
      shared = Math.max(shared, Native.kernelShared(kernel, binding.size(i), sides[i]));
      own = Math.max(own, Native.kernelOwn(kernel, sides[i]));
    }
    count = byCost.size();
  }

  private static long side(Group group, Binding binding, int parameter) {
    if (group.isFrozen()) return 0;
    Rule rule = group.rule();
    try {
      return rule.side(binding.shape(parameter));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "parameter '%s' %s".formatted(binding.name(parameter), e.getMessage()), e);
    }
  }

  /** What products of a matrix cost, compared with others'. */
  private static double cost(Binding binding, int parameter) {
    long[] shape = binding.shape(parameter);
    long shorter = Math.min(Slot.rows(shape), Slot.columns(shape));
    return (double) binding.size(parameter) * shorter;
  }

  /** How many bytes of a sweep would cost about as much. */
  long work() {
    return work * 8 * Float.BYTES;
  }

  /** Makes room for so many threads, and tells the step where everything is. */
  void prepare(StepBlock step, int threads) {
    long bytes = (shared + own) * Math.min(threads, Native.CREW) * Float.BYTES;
    if (bytes <= scratch.bytes()) return;
    step.matrices(table.address(), count);
    scratch.close();
    scratch = new Arena(0); // and so it stays if there is no memory for more
    scratch = new Arena(bytes);
    step.scratch(scratch.address(), shared, own);
  }

  @Override
  public void close() {
    scratch.close();
    table.close();
  }
}
