package org.jdescent.oracle;

import static org.jdescent.oracle.Oracle.keep;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jdescent.Average;
import org.jdescent.Clip;
import org.jdescent.NonFinite;
import org.jdescent.Outcome;
import org.jdescent.Reduce;

/** The whole step in plain Java, in the order that the documentation gives. */
public final class RecipeOracle {
  private final Composition recipe;
  public final List<Tensor> tensors;
  private final long[] averaged;
  private int summed;
  private long good;

  public long step;
  public double lossScale;
  public double gradientNorm = Double.NaN;
  public double updateNorm = Double.NaN;
  public long skips;
  public int offender = -1;

  public RecipeOracle(Composition recipe, List<Tensor> tensors) {
    this.recipe = recipe;
    this.tensors = tensors;
    averaged = new long[recipe.averages().size()];
    lossScale = recipe.lossScale().initial();
    RulesOracle.join(tensors);
  }

  /** One call of update; null stands for a missing gradient. */
  public Outcome update(float[][] gradients) {
    if (++summed < recipe.microBatches()) {
      for (int i = 0; i < tensors.size(); i++) sum(tensors.get(i), gradients[i]);
      if (recipe.zero()) zero(gradients);
      return Outcome.ACCUMULATED;
    }
    summed = 0;
    double divisor = (recipe.reduce() == Reduce.MEAN ? recipe.microBatches() : 1) * lossScale;
    float[][] totals = new float[tensors.size()][];
    for (int i = 0; i < totals.length; i++) {
      Tensor tensor = tensors.get(i);
      totals[i] = tensor.rule == null ? null : tensor.total(gradients[i]);
      tensor.summed = false;
    }
    double[][] squares = new double[totals.length][];
    for (int i = 0; i < totals.length; i++) squares[i] = squares(tensors.get(i), totals[i]);
    gradientNorm = recipe.measuresGradient() ? norm(squares) / divisor : Double.NaN;
    if (recipe.nonFinite() != NonFinite.PROPAGATE && (offender(squares) >= 0)) {
      return skip(offender(squares), gradients);
    }
    RulesOracle rules = new RulesOracle(++step, recipe.isAdaptive());
    for (int i = 0; i < totals.length; i++) {
      if (totals[i] == null) continue;
      scale(tensors.get(i), totals[i], squares[i], divisor);
      rules.update(tensors.get(i), totals[i]);
    }
    rules.finish();
    updateNorm = recipe.measuresUpdate() ? norm(updates(totals)) : Double.NaN;
    follow();
    if (recipe.zero()) zero(gradients);
    if (recipe.lossScale().isDynamic() && ++good == recipe.lossScale().interval()) {
      rescale(recipe.lossScale().growth());
    }
    return Outcome.APPLIED;
  }

  private void sum(Tensor tensor, float[] g) {
    if (g == null || tensor.rule == null) return;
    System.arraycopy(tensor.total(g), 0, tensor.sum, 0, g.length);
    tensor.summed = true;
  }

  private void zero(float[][] gradients) {
    for (int i = 0; i < gradients.length; i++) {
      if (gradients[i] != null && tensors.get(i).rule != null) Arrays.fill(gradients[i], 0);
    }
  }

  private Outcome skip(int first, float[][] gradients) {
    offender = first;
    skips++;
    updateNorm = Double.NaN;
    if (recipe.lossScale().isDynamic()) rescale(recipe.lossScale().backoff());
    if (recipe.zero() && recipe.nonFinite() == NonFinite.SKIP) zero(gradients);
    return Outcome.SKIPPED;
  }

  private void rescale(double factor) {
    lossScale = Math.min(0x1p126, Math.max(Float.MIN_NORMAL, lossScale * factor));
    good = 0;
  }

  private double[] squares(Tensor tensor, float[] x) {
    return tensor.squares(x, tensor.rule == null ? 1 : tensor.units(recipe.isAdaptive()));
  }

  private double[][] updates(float[][] totals) {
    double[][] squares = new double[totals.length][];
    for (int i = 0; i < totals.length; i++) {
      squares[i] = squares(tensors.get(i), totals[i] == null ? null : tensors.get(i).u);
    }
    return squares;
  }

  /** Of all units of tensors that are not frozen, in order. */
  private double norm(double[][] squares) {
    DoubleStream all = DoubleStream.empty();
    for (int i = 0; i < squares.length; i++) {
      if (tensors.get(i).rule != null) all = DoubleStream.concat(all, Arrays.stream(squares[i]));
    }
    return Math.sqrt(Sums.tree(all.toArray()));
  }

  private static int offender(double[][] squares) {
    for (int i = 0; i < squares.length; i++) {
      for (double sum : squares[i]) if (!Double.isFinite(sum)) return i;
    }
    return -1;
  }

  /** Divides and clips norms by one factor per unit, then clips elements. */
  private void scale(Tensor tensor, float[] g, double[] squares, double divisor) {
    Clip clip = recipe.norm();
    double[] parameters = tensor.squares(tensor.p, squares.length);
    int each = g.length / squares.length;
    for (int k = 0; k < squares.length; k++) {
      double norm = Math.sqrt(squares[k]) / divisor;
      double c = clip == null ? 1 : share(clip, norm, Math.sqrt(parameters[k]));
      float factor = (float) (c / divisor);
      if (clip == null && divisor == 1) continue;
      for (int i = k * each; i < (k + 1) * each; i++) g[i] = g[i] * factor;
    }
    float most = (float) recipe.value();
    for (int i = 0; most > 0 && i < g.length; i++) {
      if (g[i] > most) g[i] = most;
      if (g[i] < -most) g[i] = -most;
    }
  }

  private double share(Clip clip, double norm, double parameterNorm) {
    if (clip.kind() == Clip.Kind.ADAPTIVE) {
      double most = clip.limit() * (parameterNorm > 1e-3 ? parameterNorm : 1e-3);
      return norm < most ? 1 : most / (norm > 1e-6 ? norm : 1e-6);
    }
    double ratio =
        clip.limit() / ((clip.kind() == Clip.Kind.GLOBAL_NORM ? gradientNorm : norm) + 1e-6);
    return ratio >= 1 ? 1 : ratio; // NaN stays
  }

  /** Lookahead and averages, of parameters without a gradient, too. */
  private void follow() {
    float tiny = (float) recipe.tiny();
    for (Tensor tensor : tensors) {
      if (tensor.rule == null) continue;
      if (recipe.every() > 0 && step % recipe.every() == 0) {
        approach(tensor.slow, tensor.p, (float) recipe.pace(), tiny);
        System.arraycopy(tensor.slow, 0, tensor.p, 0, tensor.p.length);
      }
      for (int a = 0; a < averaged.length; a++) {
        double weight = recipe.averages().get(a).weight(step, averaged[a] + 1);
        if (weight > 0) approach(tensor.averages[a], tensor.p, (float) weight, tiny);
      }
    }
    for (int a = 0; a < averaged.length; a++) {
      Average average = recipe.averages().get(a);
      if (average.weight(step, averaged[a] + 1) > 0) averaged[a]++;
    }
  }

  private static void approach(float[] a, float[] p, float weight, float tiny) {
    for (int i = 0; i < a.length; i++) {
      a[i] = weight == 1 ? keep(p[i], tiny) : keep(a[i] + weight * (p[i] - a[i]), tiny);
    }
  }
}
