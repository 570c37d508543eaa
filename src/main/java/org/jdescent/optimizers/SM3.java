package org.jdescent.optimizers;

import java.util.List;
import org.jdescent.Schedule;
import org.jdescent.Slot;
import org.jdescent.hyper.LearningRate;
import org.jdescent.internal.Ranged;
import org.jdescent.internal.RecipeOptimizer;

/**
 * SM3 (Anil et al. 2019, SM3-II): AdaGrad whose sums are kept for rows and columns only: v = min(r,
 * c) + g·g; r ← the largest v of the row; c ← the largest v of the column; p ← p − lr·g/√v, where
 * 0/0 is 0. Default: learning rate 0.1.
 *
 * <p>A parameter of more than two dimensions is a matrix whose rows are its first dimension (the
 * paper's cover has an entry for every index of every dimension); a vector is one row, whose
 * columns make it AdaGrad. State: 4 bytes for each row and each column.
 */
public final class SM3 extends RecipeOptimizer {
  /** With the defaults. */
  public SM3() {
    this(defaults());
  }

  /** With this learning rate. */
  public SM3(double learningRate) {
    this(defaults().learningRate(learningRate));
  }

  /** With these hyper-parameters. */
  public SM3(Hyper hyper) {
    super(hyper);
  }

  /** Learning rate 0.1. */
  public static Hyper defaults() {
    return new Hyper(Schedule.constant(0.1));
  }

  /**
   * The hyper-parameters.
   *
   * @param learningRate finite and at least 0
   */
  public record Hyper(Schedule learningRate) implements LearningRate<Hyper> {
    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hyper {
      learningRate = Ranged.atLeastZero("SM3.learningRate", learningRate);
    }

    @Override
    public String kernel() {
      return "SM3";
    }

    @Override
    public List<Slot> slots() {
      return List.of(Slot.zero("r").per(Slot.Extent.ROW), Slot.zero("c").per(Slot.Extent.COLUMN));
    }

    @Override
    public void scalars(long t, long step, Scalars out) {
      out.put(learningRate.at(step));
    }
  }
}
