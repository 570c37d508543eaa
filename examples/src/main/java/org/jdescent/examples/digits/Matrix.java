package org.jdescent.examples.digits;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemv;

import org.bytedeco.javacpp.FloatPointer;
import org.jdescent.Parameter;

/**
 * A view of a row-major matrix in off-heap memory, multiplied by OpenBLAS.
 *
 * @param data as many floats as it takes, or more
 * @param rows the rows as stored
 * @param columns the columns as stored
 * @param transposed whether products see the transpose
 */
record Matrix(FloatPointer data, int rows, int columns, boolean transposed) {
  /** The matrix as stored, under a name. */
  Parameter as(String name) {
    return new Parameter(name, data, rows, columns);
  }

  /** The transpose, in the same memory. */
  Matrix t() {
    return new Matrix(data, rows, columns, !transposed);
  }

  /** The first rows, in the same memory. */
  Matrix top(int count) {
    return new Matrix(data, count, columns, transposed);
  }

  int elements() {
    return rows * columns;
  }

  /** this ← a·b + keep·this. */
  void product(Matrix a, Matrix b, float keep) {
    int inner = a.transposed ? a.rows : a.columns;
    cblas_sgemm(
        CblasRowMajor,
        a.order(),
        b.order(),
        rows,
        columns,
        inner,
        1,
        a.data,
        a.columns,
        b.data,
        b.columns,
        keep,
        data,
        columns);
  }

  /** result ← thisᵀ·vector. */
  void transposedTimes(FloatPointer vector, FloatPointer result) {
    cblas_sgemv(
        CblasRowMajor, CblasTrans, rows, columns, 1, data, columns, vector, 1, 0, result, 1);
  }

  private int order() {
    return transposed ? CblasTrans : CblasNoTrans;
  }
}
