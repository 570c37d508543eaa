package org.jdescent.benchmarks;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_saxpy;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_scopy;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sdot;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sscal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.optimizers.Muon;

/**
 * A step of Muon as it is usually written: one matrix after the other, three products in each of
 * five iterations, all by OpenBLAS and its threads; and no pass over memory that it can do without.
 */
final class MuonLoop implements Step {
  /** Jordan's polynomial a·x + b·x³ + c·x⁵. */
  static final float A = 3.4445f;

  static final float B = -4.7750f;
  static final float C = 2.0315f;

  /** Added to the norm. */
  static final float EPSILON = 1e-7f;

  private final Muon.Hyper rule;
  private final Matrices matrices;
  private final List<FloatPointer> params = new ArrayList<>();
  private final List<FloatPointer> grads = new ArrayList<>();
  private final List<FloatPointer> velocities = new ArrayList<>();
  private final FloatPointer gram;
  private final FloatPointer polynomial;
  private final FloatPointer ones;
  private FloatPointer x;
  private FloatPointer y;
  private long step;

  MuonLoop(Muon.Hyper rule, Matrices matrices) {
    this.rule = rule;
    this.matrices = matrices;
    for (int size : matrices.tensors()) {
      params.add(new FloatPointer(Values.array(size)));
      grads.add(new FloatPointer(Values.array(size)));
      velocities.add(new FloatPointer(new float[size]));
    }
    int n = matrices.rows();
    gram = new FloatPointer(new float[n * n]);
    polynomial = new FloatPointer(new float[n * n]);
    float[] values = new float[n];
    Arrays.fill(values, 1);
    ones = new FloatPointer(values);
    x = new FloatPointer(new float[matrices.elements()]);
    y = new FloatPointer(new float[matrices.elements()]);
  }

  @Override
  public void run() {
    step++;
    float rate = (float) rule.learningRate().at(step);
    for (int i = 0; i < params.size(); i++) {
      momentum(grads.get(i), velocities.get(i));
      orthogonalise();
      cblas_saxpy(matrices.elements(), -rate, x, 1, params.get(i), 1);
    }
  }

  /** m ← μ·m + (1−μ)·g; x = (1−μ)·g + μ·m. */
  private void momentum(FloatPointer g, FloatPointer m) {
    int size = matrices.elements();
    float decay = (float) rule.momentum().at(step);
    float weight = (float) (1 - rule.momentum().at(step));
    cblas_sscal(size, decay, m, 1);
    cblas_saxpy(size, weight, g, 1, m, 1);
    cblas_scopy(size, g, 1, x, 1);
    cblas_sscal(size, weight, x, 1);
    cblas_saxpy(size, decay, m, 1, x, 1);
  }

  /** x ← a·x + (b·x·xᵀ + c·(x·xᵀ)²)·x, five times; a stands on the polynomial's diagonal. */
  private void orthogonalise() {
    int n = matrices.rows();
    int m = matrices.columns();
    float norm = (float) Math.sqrt(cblas_sdot(n * m, x, 1, x, 1));
    cblas_sscal(n * m, 1 / (norm + EPSILON), x, 1);
    for (int i = 0; i < rule.iterations(); i++) {
      multiply(CblasTrans, n, n, m, 1, x, m, x, 0, gram);
      cblas_scopy(n * n, gram, 1, polynomial, 1);
      multiply(CblasNoTrans, n, n, n, C, gram, n, gram, B, polynomial);
      cblas_saxpy(n, A, ones, 1, polynomial, n + 1);
      multiply(CblasNoTrans, n, m, n, 1, polynomial, m, x, 0, y);
      FloatPointer swap = x;
      x = y;
      y = swap;
    }
  }

  /** c ← alpha·a·b + beta·c, of rows x columns. */
  private static void multiply(
      int turn,
      int rows,
      int columns,
      int inner,
      float alpha,
      FloatPointer a,
      int stride,
      FloatPointer b,
      float beta,
      FloatPointer c) {
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        turn,
        rows,
        columns,
        inner,
        alpha,
        a,
        inner,
        b,
        stride,
        beta,
        c,
        columns);
  }

  List<FloatPointer> params() {
    return params;
  }

  List<FloatPointer> grads() {
    return grads;
  }

  @Override
  public void close() {
    for (List<FloatPointer> buffers : List.of(params, grads, velocities)) {
      buffers.forEach(FloatPointer::close);
    }
    for (FloatPointer buffer : List.of(gram, polynomial, ones, x, y)) buffer.close();
  }
}
