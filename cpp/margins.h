// Kernels that keep a number for each row and each column of a matrix, its margins, made from entries: what `entry`
// says of an element, which knows the numbers of its row and column. `margin` makes the new number of a row or column
// from the old one and from what its entries come to.
//   MarginsBefore: they are made in a sweep of their own; `between` may find numbers from the new ones.
//   MarginsDuring: they are made by the update's sweep, which knows the old ones, and replaced after it.
// A tensor of one row has numbers of columns only; the row's is then `alone`.
#pragma once

#include "numbers.h"

namespace {

struct Total {
  KERNEL static double of(double a, double b) { return a + b; }
};
struct Largest {
  KERNEL static double of(double a, double b) { return max_(a, b); }

  typedef float Floats __attribute__((vector_size(64)));

  KERNEL static Floats of(Floats a, Floats b) { return ((a > b) | (a != a)) ? a : b; }

  /// Of many that are not negative, in lanes: which comes first does not matter.
  KERNEL static float over(const float* x, int64_t count) {
    Floats most = {}, next;
    for (; count >= 16; count -= 16, x += 16) {
      __builtin_memcpy(&next, x, sizeof next);
      most = of(most, next);
    }
    if (count > 0) {
      next = Floats();
      for (int64_t l = 0; l < count; ++l) next[l] = x[l];
      most = of(most, next);
    }
    most = of(most, __builtin_shufflevector(most, most, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7));
    most = of(most, __builtin_shufflevector(most, most, 4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11));
    return max_(max_(most[0], most[1]), max_(most[2], most[3]));
  }
};
template <class Fold_>
struct MarginsBefore {
  using Fold = Fold_;
  static constexpr int when = 1;
};
template <class Fold_>
struct MarginsDuring {
  using Fold = Fold_;
  static constexpr int when = 2;
};

template <class Kernel, class = void>
struct MarginsOf {
  static constexpr int when = 0;
};
template <class Kernel>
struct MarginsOf<Kernel, typename Void<typename Kernel::Margins>::Type> : Kernel::Margins {};

/// A tensor as rows and columns, with their numbers and with the room where new ones are made; nothing where there are
/// no margins.
template <class Kernel, bool = (MarginsOf<Kernel>::when > 0)>
struct Matrix {
  explicit Matrix(const jdescent_tensor&) {}
};
template <class Kernel>
struct Matrix<Kernel, true> {
  const jdescent_tensor& t;
  const int64_t rows, columns;
  float *const row, *const column;

  KERNEL explicit Matrix(const jdescent_tensor& t)
      : t(t),
        rows(t.columns ? t.size / t.columns : 0),
        columns(t.columns),
        row(floats(t.slots[Kernel::slots])),
        column(floats(t.slots[Kernel::slots + 1])) {}

  KERNEL double* ofRows() const { return t.margins; }
  KERNEL double* ofColumns(int64_t grain) const { return t.margins + rows + grain * columns; }
  KERNEL int64_t grains() const { return (t.size + t.grain - 1) / t.grain; }
};

/// Where a walk through a matrix is; it never goes back. Divisions would cost as much as the kernel.
struct Place {
  int64_t columns, row = 0, start = 0;  // the row that it is in, and that row's first element

  KERNEL void advance(int64_t to) {
    if (to - start >= 64 * columns) {
      row = to / columns;
      start = row * columns;
    }
    for (; to - start >= columns; start += columns) ++row;
  }

  /// Calls body(begin, end, row, columns) for the pieces of rows that make up elements [from, from + count): begin and
  /// end count from `from`, as do the columns' numbers.
  template <class Count, class Body>
  KERNEL void pieces(int64_t from, Count count, Body body) {
    advance(from);
    int64_t r = row, c = from - start;
    if (c + count <= columns) return body(0, count, r, c);
    for (int64_t i = 0; i < count; ++r, c = 0) {
      const int64_t end = count < i + columns - c ? static_cast<int64_t>(count) : i + columns - c;
      body(i, end, r, c - i);
      i = end;
    }
  }
};

/// Replaces the numbers of rows and columns by those that were made.
template <class Kernel>
void finishMargins(const jdescent_tensor& tensor, const jdescent_scalars& scalars, float* numbers) {
  using Fold = typename Kernel::Margins::Fold;
  const Matrix<Kernel> matrix(tensor);
  Kernel kernel = load<Kernel>(scalars, numbers);
  if (matrix.rows > 1) {
    double* const all = matrix.ofColumns(0);
    for (int64_t k = 1; k < matrix.grains(); ++k) {
      const double* const more = matrix.ofColumns(k);
      for (int64_t c = 0; c < matrix.columns; ++c) all[c] = Fold::of(all[c], more[c]);
    }
    const double* const each = matrix.ofRows();
    for (int64_t r = 0; r < matrix.rows; ++r) matrix.row[r] = kernel.margin(matrix.row[r], each[r], matrix.columns);
    for (int64_t c = 0; c < matrix.columns; ++c)
      matrix.column[c] = kernel.margin(matrix.column[c], all[c], matrix.rows);
  }
  if constexpr (Kernel::Margins::when == 1) {
    kernel.between(matrix.row, matrix.rows);
    keepFound(kernel, numbers);
  }
}

}  // namespace
