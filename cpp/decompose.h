// Decompositions of symmetric matrices, in double, by one thread of a crew. What LAPACK takes for columns are rows
// here.
#pragma once

#include "algebra.h"

namespace {

/// Scratch of one thread for matrices of this side, as jdescent_kernel_own has it: `own` = 6 squares of floats.
struct Decomposition {
  const int64_t n;
  double *const vectors, *const work, *const values;
  int* const integers;

  Decomposition(float* own, int64_t n)
      : n(n),
        vectors(reinterpret_cast<double*>(own)),
        work(vectors + n * n),
        values(work + 2 * n * n + 6 * n + 1),
        integers(reinterpret_cast<int*>(values + n)) {}

  /// Finds eigenvalues, in rising order, and a row per eigenvector of scale s; false if that is impossible.
  bool of(Dense s, double scale) const {
    bool finite = true;
    for (int64_t i = 0; i < n; ++i)
      for (int64_t j = 0; j < n; ++j) {
        vectors[i * n + j] = scale * s.row(i)[j];
        finite &= __builtin_isfinite(s.row(i)[j]);
      }
    const int order = n, room = 2 * n * n + 6 * n + 1, integerRoom = 3 + 5 * n;
    int info = finite ? 0 : 1;
    if (finite)
      jdescent::blas.dsyevd("V", "U", &order, vectors, &order, values, work, &room, integers, &integerRoom, &info);
    return info == 0;
  }
};

inline void fill(Dense to, float value) {
  for (int64_t r = 0; r < to.rows; ++r)
    for (int64_t c = 0; c < to.columns; ++c) to.row(r)[c] = value;
}

/// to <- (scale s + epsilon I)^(-1/4); NaN if there is no such thing.
inline void inverseFourthRoot(Dense s, double scale, double epsilon, Dense to, float* own) {
  const Decomposition d(own, s.rows);
  if (!d.of(s, scale)) return fill(to, __builtin_nanf(""));
  const int n = d.n;
  for (int64_t k = 0; k < n; ++k) {
    const double value = (d.values[k] > 0 ? d.values[k] : 0) + epsilon, root = 1 / sqrt(sqrt(sqrt(value)));
    for (int64_t i = 0; i < n; ++i) d.vectors[k * n + i] *= root;
  }
  jdescent::blas.dsyrk(rowMajor, lower, transposed, n, n, 1, d.vectors, n, 0, d.work, n);
  for (int64_t i = 0; i < n; ++i)
    for (int64_t j = 0; j <= i; ++j) to.row(i)[j] = to.row(j)[i] = static_cast<float>(d.work[i * n + j]);
}

/// The columns of q are the eigenvectors of s, by falling eigenvalue; NaN if it has none.
inline void eigenvectors(Dense s, Dense q, float* own) {
  const Decomposition d(own, s.rows);
  if (!d.of(s, 1)) return fill(q, __builtin_nanf(""));
  for (int64_t i = 0; i < d.n; ++i)
    for (int64_t k = 0; k < d.n; ++k) q.row(i)[k] = static_cast<float>(d.vectors[(d.n - 1 - k) * d.n + i]);
}

/// The columns of q become orthonormal and span, the first k of them for every k, what those of s do when these are
/// taken in that order.
inline void orthonormalize(Dense s, const int32_t* order, Dense q, float* own) {
  const int n = s.rows, room = 64 * n;
  float *const columns = own, *const tau = columns + static_cast<int64_t>(n) * n, *const work = tau + n;
  for (int64_t i = 0; i < n; ++i)
    for (int64_t k = 0; k < n; ++k) columns[k * n + i] = s.row(i)[order[k]];
  int info;
  jdescent::blas.sgeqrf(&n, &n, columns, &n, tau, work, &room, &info);
  jdescent::blas.sorgqr(&n, &n, &n, columns, &n, tau, work, &room, &info);
  for (int64_t i = 0; i < n; ++i)
    for (int64_t k = 0; k < n; ++k) q.row(i)[k] = columns[k * n + i];
}

}  // namespace
