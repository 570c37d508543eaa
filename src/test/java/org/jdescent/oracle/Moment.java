package org.jdescent.oracle;

import java.util.ArrayList;
import java.util.List;

/** Which update of a parameter it is, and what its rule may know beside the elements. */
public final class Moment {
  private final long t;
  private final long step;
  private final long[] shape;
  private final int units;
  private final double[] carried;
  private final List<double[]> given = new ArrayList<>();

  /**
   * One of a tensor's updates.
   *
   * @param t counts the parameter's updates, from 1; bias corrections use it
   * @param step counts the optimizer's updates, from 1; schedules use it
   * @param shape of the parameter
   * @param units into how many units the library divides it; sums are made of these first
   * @param carried what the rule carries in double; changed in place
   */
  Moment(long t, long step, long[] shape, int units, double[] carried) {
    this.t = t;
    this.step = step;
    this.shape = shape;
    this.units = units;
    this.carried = carried;
  }

  /** Of a vector, for a rule that carries nothing. */
  Moment(long t, int elements) {
    this(t, t, new long[] {elements}, 1, new double[0]);
  }

  public long t() {
    return t;
  }

  public long step() {
    return step;
  }

  public long[] shape() {
    return shape;
  }

  public double[] carried() {
    return carried;
  }

  /** The sum of squares of all elements. */
  public double squares(float[] x) {
    return Sums.tree(Sums.ofUnits(x, units, Sums.Term.SQUARE));
  }

  /** The sum of all elements. */
  public double sum(float[] x) {
    return Sums.tree(Sums.ofUnits(x, units, Sums.Term.PLAIN));
  }

  /** Gives what is to be summed over all parameters of the group: an array of elements per sum. */
  public void give(float[]... all) {
    for (float[] x : all) given.add(Sums.ofUnits(x, units, Sums.Term.PLAIN));
  }

  List<double[]> given() {
    return given;
  }
}
