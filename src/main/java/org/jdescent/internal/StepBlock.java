package org.jdescent.internal;

import java.nio.ByteBuffer;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jdescent.Clip;
import org.jdescent.NonFinite;
import org.jdescent.Norm;
import org.jdescent.Reduce;

/** The {@code jdescent_step} of a binding, with its workspace. */
final class StepBlock implements AutoCloseable {
  // Offsets of jdescent_step; sweep.cpp asserts them.
  private static final int CLIP = 0;
  private static final int REFUSE = 4;
  private static final int MEASURE = 8;
  private static final int ZERO = 12;
  private static final int DIVISOR = 16;
  private static final int LIMIT = 24;
  private static final int FLOOR = 32;
  private static final int VALUE = 40;
  private static final int TINY = 44;
  private static final int LOOKAHEAD = 48;
  private static final int WEIGHTS = 52;
  private static final int GRADIENT_NORM = 64;
  private static final int UPDATE_NORM = 72;
  private static final int OFFENDER = 80;
  private static final int GRADIENT_SUMS = 88;
  private static final int PARAMETER_SUMS = 96;
  private static final int UPDATE_SUMS = 104;
  private static final int COEFFICIENTS = 112;
  private static final int TILES = 120;
  private static final int SUMS_BEFORE = 128;
  private static final int SUMS_DURING = 132;
  private static final int MARGINS = 136;
  private static final int MATRIX_COUNT = 140;
  private static final int RULE_SUMS = 144;
  private static final int NUMBERS = 152;
  private static final int MATRICES = 160;
  private static final int SCRATCH = 168;
  private static final int SCRATCH_SHARED = 176;
  private static final int SCRATCH_OWN = 184;
  private static final int TURNS = 200;
  private static final int BYTES = 256;

  private final Stages stages;
  private final Arena arena;
  private final ByteBuffer block;
  private final boolean scales;
  private final long coefficients;
  private final long tiles;
  private final int ruleSums; // where they are in the block

  StepBlock(Stages stages, Table table) {
    this.stages = stages;
    Clip norm = stages.norm();
    boolean needsNorm = norm != null || stages.policy() != NonFinite.PROPAGATE;
    long gradientSums = needsNorm || stages.measured.contains(Norm.GRADIENT) ? table.tiles() : 0;
    long parameterSums = stages.isAdaptive() ? table.tiles() : 0;
    long updateSums = stages.measured.contains(Norm.UPDATE) ? table.tiles() : 0;
    int before = most(Native::kernelSumsBefore);
    int during = most(Native::kernelSumsDuring);
    tiles = table.tiles();
    long forRules = Math.max(before, during) * tiles;
    long sums = Double.BYTES * (gradientSums + parameterSums + updateSums + forRules);
    long numbers = before > 0 ? Native.NUMBERS : 0;
    arena = new Arena(BYTES + sums + Float.BYTES * (1 + numbers) * table.rowCount());
    block = arena.buffer(0, BYTES + sums);
    scales = norm != null;
    long next = arena.address() + BYTES;
    block.putLong(GRADIENT_SUMS, next);
    block.putLong(PARAMETER_SUMS, next += Double.BYTES * gradientSums);
    block.putLong(UPDATE_SUMS, next += Double.BYTES * parameterSums);
    block.putLong(RULE_SUMS, next += Double.BYTES * updateSums);
    ruleSums = Math.toIntExact(next - arena.address());
    coefficients = next + Double.BYTES * forRules;
    block.putLong(NUMBERS, coefficients + (long) Float.BYTES * table.rowCount());
    block.putLong(TILES, tiles);
    block.putInt(SUMS_BEFORE, before);
    block.putInt(SUMS_DURING, during);
    block.putInt(MARGINS, ofKernels(Native::kernelMargins).reduce(0, (a, b) -> a | b));
    block.putInt(CLIP, norm == null ? 0 : 1 + norm.kind().ordinal());
    block.putInt(REFUSE, stages.policy().ordinal());
    block.putInt(
        MEASURE,
        (stages.measured.contains(Norm.GRADIENT) ? 1 : 0)
            | (stages.measured.contains(Norm.UPDATE) ? 2 : 0));
    block.putInt(ZERO, stages.zeroGradients ? 1 : 0);
    block.putDouble(LIMIT, norm == null ? 0 : norm.limit());
    block.putDouble(FLOOR, Clip.SMALLEST_NORM);
    block.putFloat(VALUE, (float) stages.value());
    block.putFloat(TINY, (float) stages.tiny);
  }

  /** Whether gradients are to be turned into updates. */
  void turns(boolean value) {
    block.putInt(TURNS, value ? 1 : 0);
  }

  /** The matrices, by falling cost, as {@code jdescent_matrix}. */
  void matrices(long address, int count) {
    block.putLong(MATRICES, address);
    block.putInt(MATRIX_COUNT, count);
  }

  /** Room for each thread that works on matrices: floats for all of a crew, and its own. */
  void scratch(long address, long shared, long own) {
    block.putLong(SCRATCH, address);
    block.putLong(SCRATCH_SHARED, shared);
    block.putLong(SCRATCH_OWN, own);
  }

  private int most(IntUnaryOperator ofKernel) {
    return ofKernels(ofKernel).max().orElse(0);
  }

  private IntStream ofKernels(IntUnaryOperator ofKernel) {
    return stages.groups.stream()
        .filter(group -> !group.isFrozen())
        .mapToInt(group -> ofKernel.applyAsInt(Native.kernel(group.rule().kernel())));
  }

  /** One of the sums that a row's kernel made during the update. */
  double ruleSum(int sum, int row) {
    return block.getDouble(Math.toIntExact(ruleSums + (sum * tiles + row) * Double.BYTES));
  }

  long address() {
    return arena.address();
  }

  /** Writes what changes from step to step. */
  void next(Progress progress) {
    double batches = stages.reduce == Reduce.MEAN ? stages.microBatches : 1;
    double divisor = batches * progress.lossScale();
    block.putDouble(DIVISOR, divisor);
    block.putLong(COEFFICIENTS, scales || divisor != 1 ? coefficients : 0);
    block.putFloat(LOOKAHEAD, (float) progress.pace());
    for (int a = 0; a < stages.averages.size(); a++) {
      block.putFloat(WEIGHTS + a * Float.BYTES, (float) progress.weight(a));
    }
    block.putDouble(GRADIENT_NORM, Double.NaN);
    block.putDouble(UPDATE_NORM, Double.NaN);
    block.putLong(OFFENDER, -1);
  }

  double gradientNorm() {
    return block.getDouble(GRADIENT_NORM);
  }

  double updateNorm() {
    return block.getDouble(UPDATE_NORM);
  }

  /** The first row whose gradient is not finite, or -1. */
  long offender() {
    return block.getLong(OFFENDER);
  }

  @Override
  public void close() {
    arena.close();
  }
}
